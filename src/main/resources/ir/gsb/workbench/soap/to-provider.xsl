<?xml version="1.0" encoding="UTF-8"?>
<!-- A canonical request as Get@Type@ of @provider@, which takes the national ID as a number. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:c="urn:gsb:@type@:v1"
                xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"
                xmlns="http://@agency@.example/@system@"
                exclude-result-prefixes="xs c">

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="/c:@Type@Request">
    <soap:Envelope>
      <soap:Body>
        <Get@Type@>
          <NationalCode><xsl:value-of select="xs:integer(c:nationalId)"/></NationalCode>
        </Get@Type@>
      </soap:Body>
    </soap:Envelope>
  </xsl:template>
</xsl:stylesheet>
