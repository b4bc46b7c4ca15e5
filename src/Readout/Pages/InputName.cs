using System.Text;

namespace Readout.Pages;

internal enum InputKind
{
    Unknown,
    PlainText,
    Html,
    JsonLines,
    Json,
    Warc,
    Feed,
}

/// <summary>What an input's name tells: the id of its single document, and the format.</summary>
internal readonly record struct InputName(string Id, InputKind Kind)
{
    public static InputName Of(string name)
    {
        if (name == "-")
        {
            return new InputName("-", InputKind.Unknown);
        }

        string id = Path.GetFileName(name.Replace('\\', '/'));
        id = Without(id, ".gz");
        string extension = Path.GetExtension(id).ToLowerInvariant();
        var kind = extension switch
        {
            ".txt" or ".text" => InputKind.PlainText,
            ".html" or ".htm" or ".xhtml" => InputKind.Html,
            ".jsonl" or ".ndjson" => InputKind.JsonLines,
            ".json" => InputKind.Json,
            ".warc" or ".wet" => InputKind.Warc,
            ".xml" or ".rss" or ".atom" => InputKind.Feed,
            _ => InputKind.Unknown,
        };
        return new InputName(kind == InputKind.Unknown ? id : Without(id, extension), kind);
    }

    /// <summary>The format that the first bytes speak for; plain text when nothing else does.</summary>
    public static InputKind Sniff(ReadOnlySpan<byte> head)
    {
        string text = Encoding.Latin1.GetString(head).TrimStart('ï', '»', '¿', ' ', '\t', '\r', '\n');
        if (text.StartsWith("WARC/", StringComparison.Ordinal))
        {
            return InputKind.Warc;
        }

        if (text.StartsWith('{'))
        {
            return text.Contains("jsonfeed.org/version", StringComparison.Ordinal) ? InputKind.Json : InputKind.JsonLines;
        }

        if (!text.StartsWith('<'))
        {
            return InputKind.PlainText;
        }

        string[] feedRoots = ["<rss", "<feed", "<rdf:RDF"];
        string[] pageTags = ["<!doctype html", "<html", "<head", "<body", "<div", "<p>", "<p ", "<article", "<meta", "<title", "<!--", "<script", "<h1", "<span", "<table"];
        return Array.Exists(feedRoots, root => text.Contains(root, StringComparison.Ordinal)) ? InputKind.Feed
            : Array.Exists(pageTags, tag => text.Contains(tag, StringComparison.OrdinalIgnoreCase)) ? InputKind.Html
            : InputKind.PlainText;
    }

    private static string Without(string name, string ending) =>
        ending.Length > 0 && name.Length > ending.Length && name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? name[..^ending.Length] : name;
}
