<?xml version="1.0" encoding="UTF-8"?>
<!-- A canonical request as GetTreePermit of forest/old, which takes the national ID as a number. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:c="urn:gsb:tree-permit:v1"
                xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"
                xmlns="http://forest.example/old"
                exclude-result-prefixes="xs c">

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="/c:TreePermitRequest">
    <soap:Envelope>
      <soap:Body>
        <GetTreePermit>
          <NationalCode><xsl:value-of select="xs:integr(c:nationalId)"/></NationalCode>
        </GetTreePermit>
      </soap:Body>
    </soap:Envelope>
  </xsl:template>
</xsl:stylesheet>
