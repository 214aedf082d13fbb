<?xml version="1.0" encoding="UTF-8"?>
<!-- A canonical request as the civil registry's GetPersonInfo: IDs and dates as numbers. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:g="urn:gsb:functions"
                xmlns:c="urn:gsb:person-identity:v1"
                xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"
                xmlns="http://sabt.example/population"
                exclude-result-prefixes="xs g c">

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="/c:PersonIdentityRequest">
    <soap:Envelope>
      <soap:Body>
        <GetPersonInfo>
          <NationalCode><xsl:value-of select="xs:integer(c:nationalId)"/></NationalCode>
          <BirthDate><xsl:value-of select="g:jalali(c:birthDate)"/></BirthDate>
        </GetPersonInfo>
      </soap:Body>
    </soap:Envelope>
  </xsl:template>
</xsl:stylesheet>
