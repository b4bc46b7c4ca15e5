using System.Globalization;

namespace Readout.Syntax;

/// <summary>
/// How to make a lemma of a form: which case, how many letters go from the end, what comes instead. Written
/// such as <c>l3y</c>: lower case, drop three, add "y" (parties → party). After Chrupała (2006).
/// </summary>
public static class EditScript
{
    /// <summary>The script that makes <paramref name="lemma"/> of <paramref name="form"/>.</summary>
    public static string Of(string form, string lemma)
    {
        string lower = form.ToLowerInvariant();
        bool lowered = !lemma.Any(char.IsUpper) && lower.Length == form.Length;
        string start = lowered ? lower : form;
        int common = 0;
        while (common < start.Length && common < lemma.Length && start[common] == lemma[common])
        {
            common++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{(lowered ? 'l' : 'k')}{start.Length - common}{Separator(lemma, common)}{lemma[common..]}");
    }

    /// <summary>The lemma; where the script does not fit the form, the form in lower case.</summary>
    public static string Apply(string script, ReadOnlySpan<char> form)
    {
        int at = 1, drop = 0;
        while (at < script.Length && char.IsAsciiDigit(script[at]))
        {
            drop = (drop * 10) + (script[at++] - '0');
        }

        if (at < script.Length && script[at] == '+')
        {
            at++;
        }

        if (drop > form.Length)
        {
            return form.ToString().ToLowerInvariant();
        }

        string kept = form[..^drop].ToString();
        string start = script[0] == 'l' ? kept.ToLowerInvariant() : kept;
        return at == script.Length ? start : string.Concat(start, script.AsSpan(at));
    }

    // A plus keeps an added digit apart from the count.
    private static string Separator(string lemma, int common) => common < lemma.Length && (char.IsAsciiDigit(lemma[common]) || lemma[common] == '+') ? "+" : "";
}
