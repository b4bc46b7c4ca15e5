using Readout.Articles;
using Readout.Names;
using Readout.Text;

namespace Readout.Statements;

/// <summary>"From Example News:" and the paragraphs behind it: what is said in them is passed on by the outlet.</summary>
internal static class BlockRelays
{
    // An excerpt is seldom longer, and where it ends nothing tells.
    private const int LongestBlock = 3;

    private static readonly string[] Telling = ["", " added", " adds", " continued", " continues", " notes", " noted", " reported", " reports", " says", " said", " wrote", " writes"];

    public static void Pass(List<Draft> drafts, Article article, NameTable names)
    {
        for (int i = 0; i < article.Body.Length - 1; i++)
        {
            if (Label(article.Body[i], article.Text, names) is not { } outlet)
            {
                continue;
            }

            for (int next = i + 1; next < article.Body.Length && next <= i + LongestBlock && (next == i + 1 || Label(article.Body[next - 1], article.Text, names) is null); next++)
            {
                var paragraph = article.Body[next];
                foreach (var draft in drafts.Where(d => d.Via.Count == 0 && d.Source is { } source && paragraph.Contains(d.Cue) && names.ActorAt(source) is not { Kind: ActorKind.Outlet }))
                {
                    draft.Via.Add(outlet);
                }
            }
        }
    }

    /// <summary>The outlet whose name and a colon end a paragraph: "… From Example News:", "The Example added:".</summary>
    private static TextSpan? Label(TextSpan paragraph, string text, NameTable names)
    {
        var whole = paragraph.Trim(text);
        if (whole.IsEmpty || text[whole.End - 1] != ':')
        {
            return null;
        }

        foreach (var mention in names.Actors.Where(a => a.Kind == ActorKind.Outlet).SelectMany(a => a.Mentions).Where(whole.Contains))
        {
            string behind = text[mention.End..(whole.End - 1)];
            bool from = text.AsSpan(whole.Start, mention.Start - whole.Start).TrimEnd().EndsWith("From", StringComparison.Ordinal) || text.AsSpan(whole.Start, mention.Start - whole.Start).TrimEnd().EndsWith("Via", StringComparison.Ordinal);
            if (Array.IndexOf(Telling, behind) is >= 0 and int verb && (verb > 0 || from))
            {
                return mention;
            }
        }

        return null;
    }
}
