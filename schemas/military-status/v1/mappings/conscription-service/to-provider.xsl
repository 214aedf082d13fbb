<?xml version="1.0" encoding="UTF-8"?>
<!-- A canonical request as the conscription organisation's GetServiceStatus, in SOAP 1.1: the ID as a number. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:c="urn:gsb:military-status:v1"
                xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"
                xmlns="http://conscription.example/service"
                exclude-result-prefixes="xs c">

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="/c:MilitaryStatusRequest">
    <soap:Envelope>
      <soap:Body>
        <GetServiceStatus>
          <NationalCode><xsl:value-of select="xs:integer(c:nationalId)"/></NationalCode>
        </GetServiceStatus>
      </soap:Body>
    </soap:Envelope>
  </xsl:template>
</xsl:stylesheet>
