package ir.gsb.canonical;

import java.net.URI;

/** Writes a model as WSDL 1.1, document/literal, with bindings for SOAP 1.1 and 1.2. */
final class Wsdl {

    private static final String DEFINITIONS = """
        <?xml version="1.0" encoding="UTF-8"?>
        <wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/"
                          xmlns:xs="http://www.w3.org/2001/XMLSchema"
                          xmlns:tns="{namespace}"
                          xmlns:gsb="urn:gsb:exchange:v1"
                          name="{name}"
                          targetNamespace="{namespace}">
        <wsdl:types>
        {exchange}
        {schema}
        </wsdl:types>
        <wsdl:message name="Request">
          <wsdl:part name="body" element="tns:{name}Request"/>
        </wsdl:message>
        <wsdl:message name="Response">
          <wsdl:part name="body" element="tns:{name}Response"/>
        </wsdl:message>
        <wsdl:message name="Exchange">
          <wsdl:part name="exchange" element="gsb:exchange"/>
        </wsdl:message>
        <wsdl:message name="Error">
          <wsdl:part name="error" element="gsb:error"/>
        </wsdl:message>
        <wsdl:portType name="{name}">
          <wsdl:operation name="ask">
            <wsdl:documentation>{documentation}</wsdl:documentation>
            <wsdl:input message="tns:Request"/>
            <wsdl:output message="tns:Response"/>
            <wsdl:fault name="error" message="tns:Error"/>
          </wsdl:operation>
        </wsdl:portType>
        {bindings}
        <wsdl:service name="{name}Service">
          <wsdl:port name="Soap11" binding="tns:Soap11">
            <address xmlns="http://schemas.xmlsoap.org/wsdl/soap/" location="{endpoint}"/>
          </wsdl:port>
          <wsdl:port name="Soap12" binding="tns:Soap12">
            <address xmlns="http://schemas.xmlsoap.org/wsdl/soap12/" location="{endpoint}"/>
          </wsdl:port>
        </wsdl:service>
        </wsdl:definitions>
        """;

    private static final String BINDING = """
        <wsdl:binding xmlns:soap="{soap}" name="{binding}" type="tns:{name}">
          <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
          <wsdl:operation name="ask">
            <soap:operation soapAction="{action}" style="document"/>
            <wsdl:input>
              <soap:body parts="body" use="literal"/>
              <soap:header message="tns:Exchange" part="exchange" use="literal"/>
            </wsdl:input>
            <wsdl:output>
              <soap:body parts="body" use="literal"/>
              <soap:header message="tns:Exchange" part="exchange" use="literal"/>
            </wsdl:output>
            <wsdl:fault name="error">
              <soap:fault name="error" use="literal"/>
            </wsdl:fault>
          </wsdl:operation>
        </wsdl:binding>
        """;

    private Wsdl() {}

    static String of(Model model, URI endpoint, String exchangeXsd) {
        return DEFINITIONS
                .replace("{bindings}", binding("Soap11", "soap") + binding("Soap12", "soap12"))
                .replace("{documentation}", escaped(model.prose().en()))
                .replace("{name}", model.type().pascalName())
                .replace("{namespace}", model.type().namespace())
                .replace("{action}", model.type().action())
                .replace("{endpoint}", escaped(endpoint.toString()))
                .replace("{exchange}", withoutDeclaration(exchangeXsd))
                .replace("{schema}", withoutDeclaration(Documents.text(model.xsd())));
    }

    private static String binding(String name, String soap) {
        return BINDING.replace("{binding}", name).replace("{soap}", "http://schemas.xmlsoap.org/wsdl/" + soap + "/");
    }

    private static String withoutDeclaration(String xsd) {
        return xsd.startsWith("<?xml") ? xsd.substring(xsd.indexOf("?>") + 2).strip() : xsd.strip();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
