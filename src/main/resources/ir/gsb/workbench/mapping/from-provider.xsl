<?xml version="1.0" encoding="UTF-8"?>
<!-- The answer of Get@Type@ of @provider@ in canonical form: so far the same elements, out of its own namespace. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:g="urn:gsb:functions"
                xmlns:p="http://@agency@.example/@system@"
                xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"
                exclude-result-prefixes="g p soap">

  <xsl:template match="/">
    <xsl:apply-templates select="soap:Envelope/soap:Body/*[1]"/>
    <xsl:if test="not(soap:Envelope/soap:Body/*)">
      <xsl:sequence select="g:refuse('provider-answer-invalid', 'no SOAP body')"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="soap:Fault">
    <xsl:sequence select="g:refuse('provider-fault', string(faultstring))"/>
  </xsl:template>

  <xsl:template match="p:Get@Type@Response">
    <xsl:element name="@Type@Response" namespace="urn:gsb:@type@:v@version@">
      <xsl:apply-templates select="*"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="p:*">
    <xsl:element name="{local-name()}" namespace="urn:gsb:@type@:v@version@">
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="*" priority="-1">
    <xsl:sequence select="g:refuse('provider-answer-invalid', name())"/>
  </xsl:template>
</xsl:stylesheet>
