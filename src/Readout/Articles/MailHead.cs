using System.Text.RegularExpressions;
using Readout.Pages;
using Readout.Text;

namespace Readout.Articles;

/// <summary>The lines that an e-mail begins with (RFC 5322): "Subject: …", "From: …", "Date: …".</summary>
internal static partial class MailHead
{
    /// <summary>How many units are such lines; 0 unless at least two are and one of them says the subject or the sender.</summary>
    public static int Length(IReadOnlyList<TextUnit> units)
    {
        int lines = 0;
        bool named = false;
        while (lines < units.Count && Field().Match(units[lines].Value) is { Success: true } field)
        {
            named |= field.Groups["named"].Success;
            lines++;
        }

        return named && lines >= 2 ? lines : 0;
    }

    /// <summary>The subject on its line, without the field's name; null for other lines.</summary>
    public static TextUnit? Subject(TextUnit line)
    {
        const string Name = "Subject:";
        if (!line.Value.StartsWith(Name, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var subject = new TextSpan(line.Span.Start + Name.Length, line.Span.End).Trim(line.Text);
        return subject.IsEmpty ? null : new TextUnit(line.Text, subject, line.Gap);
    }

    /// <summary>The date on its line, ISO 8601; null for other lines.</summary>
    public static string? Date(TextUnit line) =>
        line.Value.StartsWith("Date:", StringComparison.OrdinalIgnoreCase) ? FeedDate.ToIso(line.Value["Date:".Length..]) : null;

    [GeneratedRegex(@"^(?:(?<named>Subject|From)|To|Cc|Bcc|Date|Sent|Reply-To|Sender|MIME-Version|Content-[A-Za-z-]+|Message-ID|Return-Path|Received|Delivered-To|List-[A-Za-z-]+|X-[A-Za-z-]+):\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Field();
}
