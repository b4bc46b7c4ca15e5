using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Readout.Articles.Blocks;
using Readout.Pages.Html;

namespace Readout.Articles;

/// <summary>
/// Finds the headings of posts and briefs that stand beside each other: in elements of one kind, or one behind the other in the
/// same element, and signed or dated differently. The entries of a running report are of one day, or many of each.
/// </summary>
internal sealed partial class HtmlPosts
{
    /// <summary>A brief has no fewer words.</summary>
    public const int Shortest = 15;

    // From here on two posts of different days are enough; what is shorter stands in an article element or among others.
    private const int LongPost = 100;
    private const int FewestShort = 3;

    // With its headline linked a post has more words than a teaser.
    private const int LongerThanTeaser = 45;
    private const double Linked = 0.5;

    // How deep the heading lies in its post, and how near the signature is to it.
    private const int MostLevels = 5;
    private const int NearHead = 5;
    private const int MostAbove = 2;
    private const int LongestSignature = 14;

    // Entries of one day that a running report has and a list of briefs, each with its hour, has not.
    private const int ManyOfOneDay = 3;

    // Of an ISO date.
    private const int DayLength = 10;

    private const int ShortestTitle = 4;
    private const int ShortestLead = 20;

    private static readonly FrozenSet<string> Comments = FrozenSet.Create(StringComparer.Ordinal, "comment", "comments", "kommentar", "kommentare", "commentaire", "comentario", "reply", "replies");

    private readonly List<HtmlBlock> blocks;
    private readonly Dictionary<HtmlElement, int> firstBlock;
    private readonly int[] text;

    // The first heading at or behind each block.
    private readonly int[] nextHeading;

    // The page tells one story, in parts that may be dated: a chronicle.
    private readonly bool one;

    private HtmlPosts(HtmlView view, Dictionary<HtmlElement, int> firstBlock, int[] text)
    {
        (blocks, this.firstBlock, this.text) = (view.Blocks, firstBlock, text);
        nextHeading = new int[blocks.Count + 1];
        nextHeading[blocks.Count] = blocks.Count;
        for (int i = blocks.Count - 1; i >= 0; i--)
        {
            nextHeading[i] = blocks[i].IsHeading ? i : nextHeading[i + 1];
        }

        int title = blocks.FindIndex(b => b.Tag == "h1" && !b.Is(HtmlParts.Outside));
        one = title >= 0 && blocks[title].Words >= ShortestTitle && view.Calls(blocks[title])
            && (view.Facts.HasArticle(blocks[title].Key) || view.Facts.Meta("og:type") == "article" || text[nextHeading[title + 1]] - text[title] >= ShortestLead);
    }

    /// <param name="firstBlock">The first block in each element.</param>
    /// <param name="text">How many words of running text stand before each block.</param>
    public static HashSet<int> Headings(HtmlView view, Dictionary<HtmlElement, int> firstBlock, int[] text) =>
        view.Facts.IsRunningReport ? [] : new HtmlPosts(view, firstBlock, text).Find();

    private HashSet<int> Find()
    {
        var groups = new Dictionary<(HtmlElement, string, string?), List<Post>>();
        for (int i = nextHeading[0]; i < blocks.Count; i = nextHeading[i + 1])
        {
            if (CouldHead(blocks[i]) && Read(i) is { } post)
            {
                Enter(groups, post);
            }
        }

        return [.. groups.Values.Where(AreSeveral).SelectMany(g => g).Select(p => p.Heading)];
    }

    private static bool CouldHead(HtmlBlock block) =>
        block.Tag is "h1" or "h2" or "h3" && block.Words is >= 2 and <= 45 && !block.Is(HtmlParts.Outside) && block.Furniture is null;

    /// <summary>The day and the names that stand right below a heading or right above it, or else where it leads; null where none does or no text follows.</summary>
    private Post? Read(int heading)
    {
        string? names = null, day = null;
        bool clock = false;
        int end = nextHeading[heading + 1];
        int head = Math.Min(end, heading + NearHead);
        while (end < blocks.Count && string.CompareOrdinal(blocks[end].Tag, blocks[heading].Tag) > 0)
        {
            end = nextHeading[end + 1];
        }

        for (int i = AboveHeading(heading); i < head; i++)
        {
            var block = blocks[i];
            if (i != heading && block.Words <= LongestSignature && !block.IsSentenceLike)
            {
                day ??= WorldDate.Find(block.Text) is { } date ? date[..DayLength] : null;
                names ??= block.IsByline ? block.Key : null;
                clock |= Clock().IsMatch(block.Text);
            }
        }

        int words = text[end] - text[heading];
        bool linked = blocks[heading].LinkDensity > Linked, told = words >= (linked ? LongerThanTeaser : Shortest);
        names ??= linked && HtmlParts.Section(blocks[heading].Element)?.Name == "article" ? blocks[heading].Key : null;
        return told && (day ?? names) is not null ? new Post(heading, day, names, clock, words) : null;
    }

    /// <summary>The first of the lines that stand above a heading in its own element: "April 26, 2023", or a section.</summary>
    private int AboveHeading(int heading)
    {
        int first = heading;
        var around = blocks[heading].Element.ParentElement;
        while (around is { Name: not "body" } && first > 0 && heading - first < MostAbove && blocks[first - 1] is { IsHeading: false, Words: <= LongestSignature } above
            && (above.Element == around || above.Element.ParentElement == around))
        {
            first--;
        }

        return first;
    }

    /// <summary>Posts belong together where the elements that they are alone in, or their headings, stand beside each other.</summary>
    private void Enter(Dictionary<(HtmlElement, string, string?), List<Post>> groups, Post post)
    {
        HtmlElement? e = blocks[post.Heading].Element;
        for (int level = 0; level < MostLevels && e.ParentElement is { } parent && nextHeading[firstBlock[e]] == post.Heading; level++, e = parent)
        {
            if (ClassWords.Of(e).Any(Comments.Contains))
            {
                return;
            }

            var group = (parent, e.Name, e["class"]);
            (groups.TryGetValue(group, out var posts) ? posts : groups[group] = []).Add(post);
        }
    }

    private bool AreSeveral(List<Post> posts)
    {
        int days = posts.Select(p => p.Day).OfType<string>().Distinct(StringComparer.Ordinal).Count();
        int names = posts.Select(p => p.Names).OfType<string>().Distinct(StringComparer.Ordinal).Count();
        bool running = posts.Count(p => p.HasClock) * 2 > posts.Count && posts.Count >= ManyOfOneDay * days;
        return posts.Count >= 2 && !running && (days >= 2 || names >= 2)
            && (posts.TrueForAll(p => p.Words >= LongPost) || (posts.Count >= FewestShort && !one));
    }

    [GeneratedRegex(@"\b\d{1,2}[:.h]\d\d\b", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    /// <param name="Heading">Its block.</param>
    private sealed record Post(int Heading, string? Day, string? Names, bool HasClock, int Words);
}
