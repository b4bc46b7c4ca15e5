using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Readout.Pages.Html;

namespace Readout.Articles;

/// <summary>
/// The schema.org objects of a page's JSON-LD, read leniently: pages hold raw line breaks in strings, comments,
/// trailing commas and CDATA marks around it.
/// </summary>
internal static class JsonLd
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 128 };

    /// <summary>Every object with a type, in document order, those nested in graphs and lists included.</summary>
    public static List<JsonObject> Read(IEnumerable<HtmlElement> scripts)
    {
        var objects = new List<JsonObject>();
        foreach (var script in scripts)
        {
            string text = string.Concat(script.Children.OfType<HtmlText>().Select(t => t.Value));
            if (Parse(text) is { } root)
            {
                Collect(root, objects, 0);
            }
        }

        return objects;
    }

    public static bool IsArticle(JsonObject item) => Types(item).Any(type =>
        type.EndsWith("Article", StringComparison.Ordinal) || type is "BlogPosting" or "LiveBlogPosting" or "Report" or "Review" or "AnalysisNewsArticle" or "SocialMediaPosting");

    public static IEnumerable<string> Types(JsonObject item) => Strings(item["@type"]).Select(t => t[(t.LastIndexOf('/') + 1)..]);

    public static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue(out string? text) => [text],
        JsonArray list => list.SelectMany(Strings),
        _ => [],
    };

    /// <summary>The object, or those in a list.</summary>
    public static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject item => [item],
        JsonArray list => list.OfType<JsonObject>(),
        _ => [],
    };

    public static string? String(JsonNode? node) => Strings(node).FirstOrDefault(s => !string.IsNullOrWhiteSpace(s));

    /// <summary>The names in a person, an organisation, a list of them, or a plain string.</summary>
    public static ImmutableArray<string> NamesOf(JsonNode? node, int depth = 0) => node switch
    {
        _ when depth > 4 => [],
        JsonValue value when value.TryGetValue(out string? text) => [text],
        JsonArray list => [.. list.SelectMany(item => NamesOf(item, depth + 1))],
        JsonObject item => NamesOf(item["name"], depth + 1),
        _ => [],
    };

    /// <summary>The first string value of a field in scripts that are no JSON however read; null when there is none.</summary>
    public static string? Loose(IEnumerable<HtmlElement> scripts, string field)
    {
        foreach (var script in scripts)
        {
            string text = string.Concat(script.Children.OfType<HtmlText>().Select(t => t.Value));
            int at = text.IndexOf($"\"{field}\"", StringComparison.Ordinal);
            int open = at < 0 ? -1 : text.IndexOf('"', at + field.Length + 2);
            int close = open < 0 ? -1 : text.IndexOf('"', open + 1);
            if (close > 0)
            {
                return text[(open + 1)..close];
            }
        }

        return null;
    }

    private static void Collect(JsonNode node, List<JsonObject> objects, int depth)
    {
        if (depth > 8)
        {
            return;
        }

        if (node is JsonArray list)
        {
            foreach (var item in list.OfType<JsonNode>())
            {
                Collect(item, objects, depth + 1);
            }
        }
        else if (node is JsonObject item)
        {
            if (item["@type"] is not null)
            {
                objects.Add(item);
            }

            foreach (string key in (string[])["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart"])
            {
                if (item[key] is JsonObject or JsonArray)
                {
                    Collect(item[key]!, objects, depth + 1);
                }
            }
        }
    }

    private static JsonNode? Parse(string text)
    {
        text = text.Trim();
        foreach (string mark in (string[])["<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["])
        {
            text = text.StartsWith(mark, StringComparison.Ordinal) ? text[mark.Length..].Trim() : text;
        }

        foreach (string mark in (string[])["-->", "//]]>", "/*]]>*/", "]]>", ";"])
        {
            text = text.EndsWith(mark, StringComparison.Ordinal) ? text[..^mark.Length].Trim() : text;
        }

        return text.Length == 0 ? null : Try(text) ?? Try(Mended(text));
    }

    private static JsonNode? Try(string text)
    {
        try
        {
            var node = JsonNode.Parse(text, null, Lenient);
            // Duplicate keys only show when an object is used.
            return Touch(node, 0) ? node : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool Touch(JsonNode? node, int depth)
    {
        if (node is JsonObject item && depth < 64)
        {
            foreach (var (_, value) in item)
            {
                Touch(value, depth + 1);
            }
        }
        else if (node is JsonArray list && depth < 64)
        {
            foreach (var value in list)
            {
                Touch(value, depth + 1);
            }
        }

        return true;
    }

    /// <summary>Escapes raw control characters inside strings, and quotation marks that do not end one.</summary>
    private static string Mended(string text)
    {
        var mended = new StringBuilder(text.Length + 64);
        bool inString = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (!inString)
            {
                inString = c == '"';
                mended.Append(c);
            }
            else if (c == '\\' && i + 1 < text.Length)
            {
                bool known = "\"\\/bfnrtu".Contains(text[i + 1], StringComparison.Ordinal);
                mended.Append(known ? "\\" : "\\\\");
                if (known)
                {
                    mended.Append(text[++i]);
                }
            }
            else if (c == '"')
            {
                inString = !Closes(text, i);
                mended.Append(inString ? "\\\"" : "\"");
            }
            else
            {
                mended.Append(c < ' ' ? ' ' : c);
            }
        }

        return mended.ToString();
    }

    private static bool Closes(string text, int quote)
    {
        int next = quote + 1;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        return next >= text.Length || text[next] is ',' or '}' or ']' or ':';
    }
}
