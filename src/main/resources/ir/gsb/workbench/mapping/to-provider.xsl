<?xml version="1.0" encoding="UTF-8"?>
<!-- A canonical request as Get@Type@ of @provider@: so far the same elements, in its own namespace. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:c="urn:gsb:@type@:v@version@"
                xmlns:p="http://@agency@.example/@system@"
                xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"
                exclude-result-prefixes="c">

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="/c:@Type@Request">
    <soap:Envelope>
      <soap:Body>
        <p:Get@Type@>
          <xsl:apply-templates select="* except (c:mode, c:fields, c:values)"/>
        </p:Get@Type@>
      </soap:Body>
    </soap:Envelope>
  </xsl:template>

  <xsl:template match="*">
    <xsl:element name="p:{local-name()}" namespace="http://@agency@.example/@system@">
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
