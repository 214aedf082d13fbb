<?xml version="1.0" encoding="UTF-8"?>
<!-- The civil registry's answer in canonical form. It says errors in three ways: by a SOAP fault, by the flag Success
     with a text in Message, and by the same flag with a text that means "nobody was found". -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:g="urn:gsb:functions"
                xmlns:p="http://sabt.example/population"
                xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"
                xmlns="urn:gsb:person-identity:v1"
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

  <xsl:template match="p:GetPersonInfoResponse">
    <xsl:variable name="message" select="g:persian(p:GetPersonInfoResult/p:Message)"/>
    <xsl:choose>
      <xsl:when test="g:flag(p:GetPersonInfoResult/p:Success)">
        <xsl:apply-templates select="p:GetPersonInfoResult"/>
      </xsl:when>
      <xsl:when test="contains($message, 'یافت نشد')">
        <PersonIdentityResponse>
          <status>NOT_FOUND</status>
        </PersonIdentityResponse>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="g:refuse('provider-fault', $message)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="p:GetPersonInfoResult">
    <PersonIdentityResponse>
      <status>FOUND</status>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'firstName'"/>
        <xsl:with-param name="value" select="g:persian(g:absent(p:FirstName))"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'lastName'"/>
        <xsl:with-param name="value" select="g:persian(g:absent(p:LastName))"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'fatherName'"/>
        <xsl:with-param name="value" select="g:persian(g:absent(p:FatherName))"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'gender'"/>
        <xsl:with-param name="value" select="map{'1': 'MALE', '2': 'FEMALE'}(string(p:Gender))"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'certificateNumber'"/>
        <xsl:with-param name="value" select="g:digits(g:absent(p:ShenasnameNo))"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'certificateSeries'"/>
        <xsl:with-param name="value" select="g:persian(g:absent(p:ShenasnameSeri))"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'certificateSerial'"/>
        <xsl:with-param name="value" select="g:pad(p:ShenasnameSerial, 6)"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'issuingOffice'"/>
        <xsl:with-param name="value" select="g:persian(g:absent(p:OfficeName))"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'deceased'"/>
        <xsl:with-param name="value" select="g:flag(p:IsDead)"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'deathDate'"/>
        <xsl:with-param name="value" select="g:iso-date(p:DeathDate)"/>
      </xsl:call-template>
    </PersonIdentityResponse>
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
