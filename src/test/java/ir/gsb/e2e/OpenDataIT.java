package ir.gsb.e2e;

import ir.gsb.opendata.SmallCountry;
import ir.gsb.catalogue.Catalogue;
import java.nio.file.Path;
import java.net.URI;
import java.net.http.*;
import org.junit.jupiter.api.*;
import static org.awaitility.Awaitility.await;

class OpenDataIT {
    @Test
    void smoke() throws Exception {
        try (var hub = new SampleHub(Path.of("target/e2e-open-data"), "--gsb.sample.country=false", "--gsb.portal.calls-per-minute=100000")) {
            var country = new SmallCountry(hub.store());
            for (int i = 0; i < 25; i++) country.publish("100000" + (10 + i), SmallCountry.sheet("صدور شناسنامه " + i));
            country.publish("10000010001", SmallCountry.sheet("زیرخدمت"));
            country.withdraw("10000034");
            await().until(() -> hub.part(Catalogue.class).current().service("10000010001").isPresent() && hub.part(Catalogue.class).current().service("10000034").isEmpty());
            for (String p : new String[]{"/catalogue/services", "/catalogue/services?page=2&level=NATIONAL", "/catalogue/services?page=9","/catalogue/services?x=1","/catalogue/services?q=%zz","/catalogue/services/10000010","/catalogue/services/10000034","/catalogue/services/99999999","/catalogue/services.ttl","/catalogue/suggestions?q=%D8%B5%D8%AF","/catalogue/agencies","/catalogue/agencies/small-registry","/catalogue/changes","/catalogue/changes?since=3","/catalogue/words","/catalogue/context.jsonld","/catalogue/openapi.json","/catalogue/nothing","/catalogue","/tracking/050808482719338","/open311/v2/services.json","/open311/v2/services.xml","/open311/v2/services/10000010.xml","/open311/v2/requests.json","/open311/v2/requests/050808482719338.xml","/open311/v2/discovery.json","/robots.txt","/sitemap.xml","/sitemap-1.xml","/sitemap-9.xml"})
                show(hub, p);
            show(hub, "/catalogue/services/10000010", "Accept", "text/turtle");
            show(hub, "/catalogue/services/10000010", "Accept", "application/ld+json");
            show(hub, "/catalogue/services/10000010", "Accept", "text/html,*/*;q=0.1");
            show(hub, "/catalogue/services/10000010", "Accept", "image/png");
            show(hub, "/tracking/050808482719338", "Gsb-Tracking-Factor", "1234");
            show(hub, "/open311/v2/requests/050808482719338.json", "Gsb-Tracking-Factor", "1234");
            var c = HttpClient.newHttpClient();
            System.out.println("POST " + c.send(HttpRequest.newBuilder(URI.create("http://localhost:" + hub.port() + "/open311/v2/requests.json")).POST(HttpRequest.BodyPublishers.ofString("a=b")).header("content-type","application/x-www-form-urlencoded").build(), HttpResponse.BodyHandlers.ofString()).body());
            System.out.println("POST " + c.send(HttpRequest.newBuilder(URI.create("http://localhost:" + hub.port() + "/catalogue/services")).POST(HttpRequest.BodyPublishers.ofString("a=b")).build(), HttpResponse.BodyHandlers.ofString()).body());
            measure(hub, c, "/catalogue/agencies/small-registry"); measure(hub, c, "/catalogue/services/10000010"); measure(hub, c, "/robots.txt"); measure(hub, c, "/docs");
        }
    }
    static void measure(SampleHub hub, HttpClient c, String p) throws Exception {
        var r = HttpRequest.newBuilder(URI.create("http://localhost:" + hub.port() + p)).build();
        var os = (com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        for (int round = 0; round < 3; round++) { long cpu = os.getProcessCpuTime(), t = System.nanoTime();
          for (int i = 0; i < 2000; i++) c.send(r, HttpResponse.BodyHandlers.discarding());
          System.out.println(p + " " + (os.getProcessCpuTime() - cpu) / 2000 / 1000 + " us cpu (client too), " + (System.nanoTime() - t) / 2000 / 1000 + " us"); }
    }
    static void show(SampleHub hub, String p, String... headers) throws Exception {
        var b = HttpRequest.newBuilder(URI.create("http://localhost:" + hub.port() + p.replace("%zz","%25zz").replace("%25zz", "%25zz")));
        if (headers.length > 0) b.headers(headers);
        var r = HttpClient.newHttpClient().send(b.build(), HttpResponse.BodyHandlers.ofString());
        String t = r.body();
        System.out.println("== " + p + " " + r.statusCode() + " " + r.headers().map() + "\n" + t.substring(0, Math.min(700, t.length())));
    }
}
