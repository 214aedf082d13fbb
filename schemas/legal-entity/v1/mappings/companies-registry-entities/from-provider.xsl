<?xml version="1.0" encoding="UTF-8"?>
<!-- The companies registry's answer in canonical form: codes for words, Jalali dates with slashes, Arabic letters, and
     signatories whose national IDs lost their zeros. Code 4 means that there is no such entity. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:local"
                xmlns:g="urn:gsb:functions"
                xmlns:p="http://companies.example/entities"
                xmlns:soap="http://www.w3.org/2003/05/soap-envelope"
                xmlns="urn:gsb:legal-entity:v1"
                exclude-result-prefixes="#all">

  <xsl:variable name="kinds" select="map{'1': 'PUBLIC_JOINT_STOCK', '2': 'PRIVATE_JOINT_STOCK', '3': 'LIMITED_LIABILITY',
                                         '4': 'GENERAL_PARTNERSHIP', '5': 'COOPERATIVE',
                                         '6': 'NON_COMMERCIAL_INSTITUTE'}"/>
  <xsl:variable name="states" select="map{'1': 'ACTIVE', '2': 'IN_LIQUIDATION', '3': 'CLOSED'}"/>

  <xsl:template match="/">
    <xsl:apply-templates select="soap:Envelope/soap:Body/*[1]"/>
    <xsl:if test="not(soap:Envelope/soap:Body/*)">
      <xsl:sequence select="g:refuse('provider-answer-invalid', 'no SOAP body')"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="soap:Fault">
    <xsl:sequence select="g:refuse('provider-fault', string(soap:Reason/soap:Text[1]))"/>
  </xsl:template>

  <xsl:template match="*">
    <xsl:sequence select="g:refuse('provider-answer-invalid', name())"/>
  </xsl:template>

  <xsl:template match="p:InquireEntityResponse">
    <xsl:choose>
      <xsl:when test="p:Result/p:Code = '0'">
        <xsl:apply-templates select="p:Entity"/>
      </xsl:when>
      <xsl:when test="p:Result/p:Code = '4'">
        <LegalEntityResponse>
          <status>NOT_FOUND</status>
        </LegalEntityResponse>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="g:refuse('provider-fault', p:Result/p:Code || ' ' || p:Result/p:Text)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="p:Entity">
    <LegalEntityResponse>
      <status>FOUND</status>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'name'"/>
        <xsl:with-param name="value" select="g:persian(g:absent(p:Name))"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'type'"/>
        <xsl:with-param name="value" select="f:word($kinds, g:absent(p:Kind))"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'registrationNumber'"/>
        <xsl:with-param name="value" select="g:digits(g:absent(p:RegisterNumber))"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'registrationDate'"/>
        <xsl:with-param name="value" select="g:iso-date(translate(p:RegisterDate, '/', ''))"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'registrationUnit'"/>
        <xsl:with-param name="value" select="g:persian(g:absent(p:UnitName))"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'state'"/>
        <xsl:with-param name="value" select="f:word($states, g:absent(p:Status))"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'address'"/>
        <xsl:with-param name="value" select="g:persian(g:absent(p:Address))"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'suspended'"/>
        <xsl:with-param name="value" select="g:flag(p:IsSuspended)"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'dissolved'"/>
        <xsl:with-param name="value" select="g:flag(p:IsDissolved)"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'bankrupt'"/>
        <xsl:with-param name="value" select="g:flag(p:IsBankrupt)"/>
      </xsl:call-template>
      <xsl:apply-templates select="p:Signers/p:Signer"/>
    </LegalEntityResponse>
  </xsl:template>

  <xsl:template match="p:Signer">
    <signatories>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'nationalId'"/>
        <xsl:with-param name="value" select="g:pad(p:NationalCode, 10)"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'firstName'"/>
        <xsl:with-param name="value" select="g:persian(g:absent(p:Name))"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'lastName'"/>
        <xsl:with-param name="value" select="g:persian(g:absent(p:Family))"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'position'"/>
        <xsl:with-param name="value" select="g:persian(g:absent(p:Post))"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'validUntil'"/>
        <xsl:with-param name="value" select="g:iso-date(translate(p:ValidTo, '/', ''))"/>
      </xsl:call-template>
    </signatories>
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
