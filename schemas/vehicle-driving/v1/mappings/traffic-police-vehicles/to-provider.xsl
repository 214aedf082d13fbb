<?xml version="1.0" encoding="UTF-8"?>
<!-- A canonical request in the traffic police's own XML: the ID as a number, the plate in its four parts. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:c="urn:gsb:vehicle-driving:v1"
                exclude-result-prefixes="xs c">

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="/c:VehicleDrivingRequest">
    <DrivingInquiry>
      <NationalCode><xsl:value-of select="xs:integer(c:nationalId)"/></NationalCode>
      <xsl:apply-templates select="c:plate | c:vin | c:licenceNumber"/>
    </DrivingInquiry>
  </xsl:template>

  <xsl:template match="c:plate">
    <xsl:analyze-string select="." regex="^([0-9]{{2}})([^0-9]+)([0-9]{{3}})-([0-9]{{2}})$">
      <xsl:matching-substring>
        <Plate>
          <Left><xsl:value-of select="regex-group(1)"/></Left>
          <Letter><xsl:value-of select="regex-group(2)"/></Letter>
          <Right><xsl:value-of select="regex-group(3)"/></Right>
          <Region><xsl:value-of select="regex-group(4)"/></Region>
        </Plate>
      </xsl:matching-substring>
    </xsl:analyze-string>
  </xsl:template>

  <xsl:template match="c:vin">
    <Vin><xsl:value-of select="."/></Vin>
  </xsl:template>

  <xsl:template match="c:licenceNumber">
    <LicenceNo><xsl:value-of select="xs:integer(.)"/></LicenceNo>
  </xsl:template>
</xsl:stylesheet>
