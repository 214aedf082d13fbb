<?xml version="1.0" encoding="UTF-8"?>
<!-- The conscription organisation's answer in canonical form: the state in Persian words, Jalali dates as numbers, the
     card's number without its zeros. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:local"
                xmlns:g="urn:gsb:functions"
                xmlns:p="http://conscription.example/service"
                xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"
                xmlns="urn:gsb:military-status:v1"
                exclude-result-prefixes="#all">

  <xsl:variable name="states" select="map{'مشمول': 'LIABLE', 'معاف': 'EXEMPT', 'پایان خدمت': 'COMPLETED',
                                          'دارای مهلت': 'DEFERRED'}"/>

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

  <xsl:template match="p:GetServiceStatusResponse">
    <xsl:apply-templates select="p:Return"/>
  </xsl:template>

  <xsl:template match="p:Return">
    <xsl:choose>
      <xsl:when test="p:ResultCode = 'OK'">
        <MilitaryStatusResponse>
          <status>FOUND</status>
          <xsl:call-template name="text">
            <xsl:with-param name="name" select="'service'"/>
            <xsl:with-param name="value" select="f:word($states, g:persian(g:absent(p:State)))"/>
          </xsl:call-template>
          <xsl:call-template name="text">
            <xsl:with-param name="name" select="'cardNumber'"/>
            <xsl:with-param name="value" select="g:pad(p:CardNo, 10)"/>
          </xsl:call-template>
          <xsl:call-template name="text">
            <xsl:with-param name="name" select="'validUntil'"/>
            <xsl:with-param name="value" select="g:iso-date(p:ValidTo)"/>
          </xsl:call-template>
        </MilitaryStatusResponse>
      </xsl:when>
      <xsl:when test="p:ResultCode = 'NO_RECORD'">
        <MilitaryStatusResponse>
          <status>NOT_FOUND</status>
        </MilitaryStatusResponse>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="g:refuse('provider-fault', p:ResultCode || ' ' || p:ResultText)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What one of the provider's codes means; a code that nobody knows is no answer. -->
  <xsl:function name="f:word" as="xs:string?">
    <xsl:param name="words" as="map(xs:string, xs:string)"/>
    <xsl:param name="code" as="xs:string?"/>
    <xsl:sequence select="if (empty($code)) then ()
                          else if (map:contains($words, $code)) then $words($code)
                          else g:refuse('provider-answer-invalid', 'unknown code: ' || $code)"/>
  </xsl:function>

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
