<?xml version="1.0" encoding="UTF-8"?>
<!-- The answer of Get@Type@ of @provider@ in canonical form; it says "not found" by a flag and errors by SOAP faults. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:g="urn:gsb:functions"
                xmlns:p="http://@agency@.example/@system@"
                xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"
                xmlns="urn:gsb:@type@:v1"
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

  <xsl:template match="*">
    <xsl:sequence select="g:refuse('provider-answer-invalid', name())"/>
  </xsl:template>

  <xsl:template match="p:Get@Type@Response[g:flag(p:Found) = false()]">
    <@Type@Response>
      <status>NOT_FOUND</status>
    </@Type@Response>
  </xsl:template>

  <xsl:template match="p:Get@Type@Response[g:flag(p:Found)]">
    <@Type@Response>
      <status>FOUND</status>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'number'"/>
        <xsl:with-param name="value" select="g:digits(g:absent(p:No))"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'since'"/>
        <xsl:with-param name="value" select="g:iso-date(p:StartDate)"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'active'"/>
        <xsl:with-param name="value" select="g:flag(p:IsActive)"/>
      </xsl:call-template>
    </@Type@Response>
  </xsl:template>

  <xsl:template name="text">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <xsl:if test="exists($value)">
      <xsl:element name="{$name}">
        <xsl:value-of select="$value"/>
      </xsl:element>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
