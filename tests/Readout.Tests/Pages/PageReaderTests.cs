using System.IO.Compression;
using System.Text;
using Readout.Pages;
using Readout.Text;

namespace Readout.Tests.Pages;

public class PageReaderTests
{
    private static readonly Encoding Arabic = CodePagesEncodingProvider.Instance.GetEncoding("windows-1256")!;

    [Fact]
    public void A_text_file_is_one_page_named_without_its_extension()
    {
        var page = Single("reports/talks.txt", "Talks ended.\r\nNo deal.");
        Assert.Equal(("talks", PageFormat.PlainText, "Talks ended.\r\nNo deal."), (page.Id, page.Format, page.Source));
    }

    [Fact]
    public void Only_the_byte_order_mark_is_taken_from_plain_text() =>
        Assert.Equal(" Talks\uFEFF ended.\n", Single("a.txt", "\uFEFF Talks\uFEFF ended.\n").Source);

    [Theory]
    [InlineData("page.html.gz", "<p>Talks ended.</p>", PageFormat.Html)]
    [InlineData("page", "<!DOCTYPE html><p>Talks ended.</p>", PageFormat.Html)]
    [InlineData("-", "Talks ended.", PageFormat.PlainText)]
    [InlineData("page", "< 5 were hurt", PageFormat.PlainText)]
    public void The_name_and_the_first_bytes_tell_the_format(string name, string content, PageFormat expected) =>
        Assert.Equal(expected, Single(name, content).Format);

    [Fact]
    public void Gzipped_input_is_unpacked_whatever_its_name()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write("<p>Talks ended.</p>"u8);
        }

        Assert.Equal("<p>Talks ended.</p>", Read("page.html", packed.ToArray()).Single().Page!.Source);
    }

    [Fact]
    public void Each_line_of_json_is_a_document_with_its_facts()
    {
        var pages = Read("docs.jsonl", """
            {"id":"a","text":"One.\nTwo.","date":"2023-04-26","title":"Talks"}

            {"id":7,"html":"<p>Three.</p>","language":"tr"}
            """u8.ToArray());
        Assert.Equal(["a", "7"], pages.Select(p => p.Page!.Id));
        Assert.Equal("2023-04-26", pages[0].Page!.Facts.Date);
        Assert.Equal((PageFormat.Html, "tr"), (pages[1].Page!.Format, pages[1].Page!.Facts.Language!));
    }

    [Fact]
    public void A_bad_line_is_named_and_the_others_are_read()
    {
        var pages = Read("docs.jsonl", "{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\n{\"id\":\"c\"}\n{\"id\":\"d\",\"text\":\"\\ud800\"}\n{\"id\":\"e\",\"text\":\"Two.\"}\n"u8.ToArray());
        Assert.Equal(["a", "e"], pages.Where(p => p.Page is not null).Select(p => p.Page!.Id));
        Assert.Equal(["line 2", "line 3", "line 4"], pages.Where(p => p.Fault is not null).Select(p => p.Fault!.Where));
    }

    [Fact]
    public void An_Arabic_page_in_its_old_encoding_is_read_by_its_meta_element()
    {
        byte[] bytes = Arabic.GetBytes("<meta charset=windows-1256><p>اجتمع الوزراء في بيروت أمس</p>");
        Assert.Contains("اجتمع الوزراء", Read("a.html", bytes).Single().Page!.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("windows-1256", "قال وزير الخارجية إن المحادثات سوف تستمر في العاصمة يوم الثلاثاء المقبل")]
    [InlineData("windows-1251", "Министр иностранных дел сообщил, что переговоры продолжатся во вторник в столице")]
    [InlineData("windows-1252", "Le ministre des Affaires étrangères a déclaré que les négociations reprendraient à Genève, après l’été")]
    [InlineData("windows-1254", "Dışişleri Bakanı görüşmelerin salı günü başkentte süreceğini açıkladı, şartları değişmedi")]
    [InlineData("windows-1255", "שר החוץ אמר כי השיחות יימשכו ביום שלישי בבירה")]
    public void Without_any_declaration_the_bytes_tell_the_encoding(string name, string text)
    {
        var page = Read("a.txt", CodePagesEncodingProvider.Instance.GetEncoding(name)!.GetBytes(text)).Single().Page!;
        Assert.Equal(text, page.Source);
        Assert.Contains(page.Notes, n => n.Code == NoteCodes.EncodingGuessed);
    }

    [Fact]
    public void Bytes_that_are_no_text_leave_a_mark_and_a_note()
    {
        var page = Read("a.txt", [.. "Türkiye und Ägypten"u8, 0xFF, .. " sprachen über Öl"u8]).Single().Page!;
        Assert.Equal("Türkiye und Ägypten\uFFFD sprachen über Öl", page.Source);
        Assert.Equal(NoteCodes.BadBytes, Assert.Single(page.Notes).Code);
        var oil = new TextSpan(page.Source.IndexOf("Öl", StringComparison.Ordinal), page.Source.Length);
        Assert.Equal((38L, 41L), page.Bytes!.BytesOf(page.Source, oil));
    }

    [Theory]
    [InlineData("%PDF-1.7 and so on", "a PDF file")]
    [InlineData("\0\u0001\u0002\u0003binary\0\0\u0001", "binary data")]
    [InlineData("", "empty")]
    [InlineData("  \n ", "nothing but white space")]
    public void What_holds_no_text_is_refused_with_its_reason(string content, string reason) =>
        Assert.Contains(reason, Read("a.txt", Encoding.Latin1.GetBytes(content)).Single().Fault!.Reason, StringComparison.Ordinal);

    [Fact]
    public void A_torn_gzip_file_is_a_fault() =>
        Assert.NotNull(Read("a.html.gz", [0x1F, 0x8B, 8, 0, 0, 0]).Single().Fault);

    [Fact]
    public void A_page_beyond_the_limit_is_refused_without_being_held()
    {
        using var endless = new Repeating((byte)'a', PageReader.MaximumPage + 10L);
        Assert.Contains("larger than 64 MB", new PageReader().Read("a.txt", endless).Single().Fault!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Warc_answers_with_html_are_pages_and_torn_records_are_named()
    {
        string body = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Talks ended.</p>";
        string image = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx";
        string Record(string type, string id, string block) =>
            $"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Record-ID: <urn:uuid:{id}>\r\nWARC-Target-URI: https://news.example/{id}\r\nContent-Type: application/http\r\nContent-Length: {block.Length}\r\n\r\n{block}\r\n\r\n";
        var pages = Read("crawl.warc", Encoding.Latin1.GetBytes(Record("request", "q", "GET / HTTP/1.1") + Record("response", "a", body) + Record("response", "b", image) + "torn line\r\n" + Record("response", "c", body)));
        Assert.Equal(["a", "c"], pages.Where(p => p.Page is not null).Select(p => p.Page!.Id));
        Assert.Equal("https://news.example/a", pages[0].Page!.Facts.Url);
        Assert.StartsWith("byte ", Assert.Single(pages, p => p.Fault is not null).Fault!.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Wet_records_are_plain_text()
    {
        string text = "Talks ended in Geneva.";
        var page = Read("crawl.wet", Encoding.Latin1.GetBytes($"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:uuid:a>\r\nContent-Type: text/plain\r\nContent-Length: {text.Length}\r\n\r\n{text}\r\n\r\n")).Single().Page!;
        Assert.Equal((PageFormat.PlainText, text), (page.Format, page.Source));
    }

    [Fact]
    public void Feed_items_are_pages_with_the_facts_of_the_item()
    {
        var page = Single("feed.xml", """
            <?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
            <channel><title>Harbour Post</title><language>en-gb</language><link>https://post.example/</link>
            <item><title>Talks &amp; tea</title><guid>p1</guid><link>https://post.example/1</link><pubDate>Wed, 26 Apr 2023 10:30:00 EST</pubDate>
            <dc:creator>Ann Example</dc:creator><description>Short.</description><content:encoded><![CDATA[<p>Talks ended.</p>]]></content:encoded></item></channel></rss>
            """);
        Assert.Equal(("p1", PageFormat.Html, "<p>Talks ended.</p>"), (page.Id, page.Format, page.Source));
        Assert.Equal(new PageFacts("Talks & tea", "2023-04-26T10:30:00-05:00", "https://post.example/1", "Harbour Post", "en-gb", "Ann Example"), page.Facts);
    }

    [Fact]
    public void Atom_entries_and_json_feed_items_are_pages()
    {
        var atom = Single("f.atom", """<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><id>e1</id><title>T</title><link rel="alternate" href="https://p.example/1"/><published>2023-04-26T10:00:00Z</published><author><name>Bo Sample</name></author><content type="html">&lt;p&gt;Text.&lt;/p&gt;</content></entry></feed>""");
        Assert.Equal(("e1", "<p>Text.</p>", "Bo Sample", "2023-04-26T10:00:00Z"), (atom.Id, atom.Source, atom.Facts.Author!, atom.Facts.Date!));
        var json = Single("f.json", """{"version":"https://jsonfeed.org/version/1.1","title":"Post","items":[{"id":"j1","content_text":"Text.","authors":[{"name":"Bo Sample"}]}]}""");
        Assert.Equal(("j1", PageFormat.PlainText, "Bo Sample"), (json.Id, json.Format, json.Facts.Author!));
    }

    [Fact]
    public void An_item_that_says_a_thing_twice_is_read_to_its_end()
    {
        string items = """
            <item><guid>r1</guid><title>Talks</title><media:title>A photo</media:title><dc:creator>Ann Example</dc:creator><dc:creator>Bo Sample</dc:creator>
            <description>First.</description><itunes:summary>No.</itunes:summary><description>Again.</description></item>
            """;
        var rss = Single("f.rss", $"<rss xmlns:media=\"m\" xmlns:dc=\"d\" xmlns:itunes=\"i\"><channel><title>Post</title>{items}</channel></rss>");
        Assert.Equal(("r1", "First.", "Talks", "Ann Example"), (rss.Id, rss.Source, rss.Facts.Title!, rss.Facts.Author!));
        var atom = Single("f.atom", """<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>e1</id><published>2023-04-26T10:00:00Z</published><updated>2023-04-27T10:00:00Z</updated><summary>Short.</summary><content>Text.</content></entry></feed>""");
        Assert.Equal(("e1", "Text.", "2023-04-26T10:00:00Z"), (atom.Id, atom.Source, atom.Facts.Date!));
    }

    [Fact]
    public void Gzip_data_that_break_off_are_a_fault_and_no_part_of_the_page()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 4000).Select(i => $"<p>Line {i * 7919 % 4001} of the page.</p>"))));
        }

        var broken = Assert.Single(Read("a.html.gz", packed.ToArray()[..(int)(packed.Length / 2)]));
        Assert.Null(broken.Page);
        Assert.Contains("break off", broken.Fault!.Reason, StringComparison.Ordinal);
        Assert.NotNull(Assert.Single(Read("a.html.gz", packed.ToArray())).Page);
        Assert.NotNull(Assert.Single(Read("a.html.gz", [.. packed.ToArray(), .. packed.ToArray()])).Page);
    }

    [Fact]
    public void A_warc_record_that_says_it_is_longer_than_the_file_is_a_fault_even_when_it_is_passed_over() =>
        Assert.Contains("shorter than the 9999 bytes", Assert.Single(Read("a.warc", "WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 9999\r\n\r\nGET / HTTP/1.1\r\n"u8.ToArray())).Fault!.Reason, StringComparison.Ordinal);

    [Fact]
    public void Xml_that_is_no_feed_or_torn_is_a_fault()
    {
        Assert.Contains("expected a feed", Read("a.xml", "<orders/>"u8.ToArray()).Single().Fault!.Reason, StringComparison.Ordinal);
        Assert.Contains("not well-formed", Read("a.xml", "<rss><channel><item><title>T</item>"u8.ToArray()).Last().Fault!.Reason, StringComparison.Ordinal);
    }

    private static Page Single(string name, string content) => Read(name, Encoding.UTF8.GetBytes(content)).Single().Page!;

    private static List<PageOrFault> Read(string name, byte[] bytes) => [.. new PageReader().Read(name, new MemoryStream(bytes))];

    private sealed class Repeating(byte value, long length) : MemoryStream
    {
        private long left = length;

        public override int Read(Span<byte> buffer)
        {
            int count = (int)Math.Min(buffer.Length, left);
            buffer[..count].Fill(value);
            left -= count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }
}
