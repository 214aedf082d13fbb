<?xml version="1.0" encoding="UTF-8"?>
<!-- A canonical request as the registry's InquireEntity, in SOAP 1.2. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:c="urn:gsb:legal-entity:v1"
                xmlns:soap="http://www.w3.org/2003/05/soap-envelope"
                xmlns="http://companies.example/entities"
                exclude-result-prefixes="xs c">

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="/c:LegalEntityRequest">
    <soap:Envelope>
      <soap:Body>
        <InquireEntity>
          <NationalId><xsl:value-of select="c:legalId"/></NationalId>
        </InquireEntity>
      </soap:Body>
    </soap:Envelope>
  </xsl:template>
</xsl:stylesheet>
