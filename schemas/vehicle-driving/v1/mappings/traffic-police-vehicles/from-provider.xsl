<?xml version="1.0" encoding="UTF-8"?>
<!-- The traffic police's answer in canonical form: classes and relations as Persian words in Arabic letters, Jalali dates as
     numbers, the plate in four parts. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:local"
                xmlns:g="urn:gsb:functions"
                xmlns="urn:gsb:vehicle-driving:v1"
                exclude-result-prefixes="#all">

  <xsl:param name="httpStatus"/>

  <xsl:variable name="classes" select="map{'موتورسیکلت': 'MOTORCYCLE', 'پایه سوم': 'THIRD', 'پایه دوم': 'SECOND',
                                           'پایه یکم': 'FIRST', 'ویژه': 'SPECIAL'}"/>
  <xsl:variable name="relations" select="map{'مالک': 'OWNER', 'شریک': 'JOINT_OWNER', 'ندارد': 'NONE'}"/>

  <xsl:template match="/">
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="*">
    <xsl:sequence select="g:refuse('provider-answer-invalid', name())"/>
  </xsl:template>

  <xsl:template match="DrivingResult">
    <xsl:choose>
      <xsl:when test="$httpStatus = 200 and State = 'OK'">
        <xsl:apply-templates select="." mode="found"/>
      </xsl:when>
      <xsl:when test="$httpStatus = 404 and State = 'NOT_FOUND'">
        <VehicleDrivingResponse>
          <status>NOT_FOUND</status>
        </VehicleDrivingResponse>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="g:refuse('provider-fault', 'HTTP ' || $httpStatus || ' ' || State || ' ' || Message)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="DrivingResult" mode="found">
    <VehicleDrivingResponse>
      <status>FOUND</status>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'licenceClass'"/>
        <xsl:with-param name="value" select="f:word($classes, g:persian(g:absent(Licence/Class)))"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'issued'"/>
        <xsl:with-param name="value" select="g:iso-date(Licence/IssueDate)"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'expires'"/>
        <xsl:with-param name="value" select="g:iso-date(Licence/ExpireDate)"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'valid'"/>
        <xsl:with-param name="value" select="g:flag(Licence/IsValid)"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'negativePoints'"/>
        <xsl:with-param name="value" select="g:digits(g:absent(Licence/NegativeScore))"/>
      </xsl:call-template>
      <xsl:apply-templates select="Car"/>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'ownership'"/>
        <xsl:with-param name="value" select="f:word($relations, g:persian(g:absent(Relation)))"/>
      </xsl:call-template>
    </VehicleDrivingResponse>
  </xsl:template>

  <xsl:template match="Car">
    <vehicle>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'plate'"/>
        <xsl:with-param name="value" select="g:persian(g:absent(string-join((Plate/Left, Plate/Letter, Plate/Right, Plate/Region ! ('-' || .)))))"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'vin'"/>
        <xsl:with-param name="value" select="upper-case(g:absent(Vin))[. ne '']"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'maker'"/>
        <xsl:with-param name="value" select="g:persian(g:absent(Company))"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'model'"/>
        <xsl:with-param name="value" select="g:persian(g:absent(System))"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'colour'"/>
        <xsl:with-param name="value" select="g:persian(g:absent(Color))"/>
      </xsl:call-template>
      <xsl:call-template name="text">
        <xsl:with-param name="name" select="'builtYear'"/>
        <xsl:with-param name="value" select="g:digits(g:absent(BuildYear))"/>
      </xsl:call-template>
    </vehicle>
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
