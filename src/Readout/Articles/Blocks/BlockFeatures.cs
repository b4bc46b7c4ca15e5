using Readout.Pages.Html;

namespace Readout.Articles.Blocks;

/// <summary>
/// What is measured of each block: its own shape, the elements around it, its place on the page, its neighbours,
/// and how it agrees with what the page says of itself (after Kohlschütter et al. 2010 and Vogels et al. 2018).
/// </summary>
internal sealed class BlockFeatures
{
    /// <summary>Names in the order of the columns; a model is bound to them. The last ones are for the second pass.</summary>
    public static readonly string[] Names =
    [
        "words", "links", "sentence", "commas", "digits", "capitals", "title-case", "sentences", "colon", "question",
        "p", "li", "heading", "plain-box", "cell", "quote",
        "in-nav", "in-aside", "in-footer", "in-header", "in-form", "in-figure", "in-caption", "in-list", "in-table", "in-button", "hidden", "in-article", "in-main", "in-address", "in-time",
        "itemprop-body", "word-own", "word-near", "word-lowest", "word-highest", "word-sum",
        "strong", "emphasis", "residue", "credit", "byline", "dateline",
        "headline", "deck", "author", "repeated", "structured-body",
        "prose-before", "prose-after", "place", "after-heading", "since-heading",
        "parent-prose", "parent-links", "parent-blocks", "parent-prose-blocks", "grandparent-prose", "third-prose",
        "root-depth", "branch-prose", "branch-links", "branch-words", "alike",
        "prev-words", "prev-links", "prev-sibling", "prev-heading", "prev-sentence", "next-words", "next-links", "next-sibling", "next-heading", "next-sentence", "prev2-words", "next2-words",
        "symbols", "lower-start", "address", "page-prose", "prose-distance-before", "prose-distance-after", "depth", "length-of-list-items", "prev-colon", "after-picture", "wire-tail", "text-lowest", "text-mean", "text-start",
        // Second pass: what the first said of the block and of those around it.
        "score", "score-prev", "score-next", "score-prev2", "score-next2", "score-parent", "score-alike", "mass-before", "mass-after", "score-run",
    ];

    public static readonly int FirstPass = Array.IndexOf(Names, "score");

    // Where no prose follows, it is taken to be that much further than the end.
    private const int FarOff = 20;

    private readonly List<HtmlBlock> blocks;
    private readonly ElementMeasures measures;
    private readonly WordOdds odds;
    private readonly PageSigns signs;
    private readonly HtmlElement root;
    private readonly int headingAt;
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> alike = new(StringComparer.Ordinal);
    private readonly int allProse;

    // For each block: words of prose before it, the last block of prose before it and the next behind.
    private readonly int[] proseBefore;
    private readonly int[] lastProse;
    private readonly int[] nextProse;

    /// <param name="top">The element that the blocks lie in.</param>
    public BlockFeatures(List<HtmlBlock> blocks, HtmlElement top, PageSigns signs, HtmlBlock? heading, WordOdds odds)
    {
        this.blocks = blocks;
        this.signs = signs;
        this.odds = odds;
        measures = new ElementMeasures(blocks, odds);
        root = measures.Has(top) ? ContentRoot.Find(top, measures) : top;
        allProse = Math.Max(1, measures.Has(top) ? measures[top].Prose : 1);
        headingAt = heading is null ? -1 : blocks.IndexOf(heading);
        ShareKinds();
        foreach (var block in blocks)
        {
            seen[block.Key] = seen.GetValueOrDefault(block.Key) + 1;
            if (ElementMeasures.IsProse(block))
            {
                string kind = Kind(block);
                alike[kind] = alike.GetValueOrDefault(kind) + block.Words;
            }
        }

        (proseBefore, lastProse, nextProse) = (new int[blocks.Count], new int[blocks.Count], new int[blocks.Count]);
        MeasureProse();
    }

    /// <summary>One row a block, second-pass columns still 0.</summary>
    /// <param name="top">The element that the blocks lie in.</param>
    public static float[][] Of(List<HtmlBlock> blocks, HtmlElement top, PageSigns signs, HtmlBlock? heading, WordOdds odds)
    {
        var features = new BlockFeatures(blocks, top, signs, heading, odds);
        float[][] rows = new float[blocks.Count][];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = features.Row(i);
        }

        return rows;
    }

    /// <summary>Blocks of one kind look alike: same tags and classes of the block and of what holds it.</summary>
    public static string Kind(HtmlBlock block) => block.Kind ??=
        $"{block.Tag}.{block.Element["class"]}/{block.Element.ParentElement?.Name}.{block.Element.ParentElement?["class"]}";

    /// <summary>One string for all blocks of a kind.</summary>
    private void ShareKinds()
    {
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in blocks)
        {
            string kind = Kind(block);
            if (!kinds.Add(kind) && kinds.TryGetValue(kind, out string? shared))
            {
                block.Kind = shared;
            }
        }
    }

    private void MeasureProse()
    {
        for (int i = blocks.Count - 1, next = blocks.Count + FarOff; i >= 0; i--)
        {
            nextProse[i] = next;
            next = ElementMeasures.IsProse(blocks[i]) ? i : next;
        }

        int words = 0, last = -1;
        for (int i = 0; i < blocks.Count; i++)
        {
            (proseBefore[i], lastProse[i]) = (words, last);
            if (ElementMeasures.IsProse(blocks[i]))
            {
                words += blocks[i].Words;
                last = i;
            }
        }
    }

    /// <summary>What is measured of a block, second-pass columns still 0.</summary>
    public float[] Row(int i)
    {
        float[] row = new float[Names.Length];
        var block = blocks[i];
        int c = Own(block, row, 0);
        c = Around(block, row, c);
        c = Page(block, row, c);
        row[c++] = (float)proseBefore[i] / allProse;
        int proseSoFar = proseBefore[i] + (ElementMeasures.IsProse(block) ? block.Words : 0);
        row[c++] = 1 - ((float)proseSoFar / allProse);
        row[c++] = (float)i / blocks.Count;
        row[c++] = headingAt < 0 ? 0 : i > headingAt ? 1 : -1;
        row[c++] = headingAt < 0 || i <= headingAt ? -1 : Log(i - headingAt);
        c = Place(block, row, c);
        c = Neighbours(i, row, c);
        c = Rest(block, row, c);
        row[c++] = Log(i - lastProse[i]);
        row[c++] = Log(nextProse[i] - i);
        row[c++] = Path(block.Element).Depth;
        row[c++] = ListItems(block);
        row[c++] = Bit(i > 0 && blocks[i - 1].Text[^1] == ':');
        row[c++] = Bit(block.FollowsPicture);
        row[c++] = Bit(block.Words <= 60 && Byline.IsTail(block.Text));
        Said(block, row, c);
        return row;
    }

    /// <summary>What the words of a short block say: those of notices and invitations are much the same on all sites.</summary>
    private void Said(HtmlBlock block, float[] row, int c)
    {
        float lowest = 0, sum = 0, start = 0;
        int count = 0;
        ReadOnlySpan<char> key = block.Words > BlockWords.Most ? [] : block.Key;
        foreach (var range in key.Split(' '))
        {
            var word = key[range];
            if (!BlockWords.Counts(word))
            {
                continue;
            }

            float said = odds.OfText(word);
            lowest = Math.Min(lowest, said);
            sum += said;
            count++;
            start += count <= 2 ? said : 0;
        }

        row[c++] = lowest;
        row[c++] = count == 0 ? 0 : sum / count;
        row[c] = start;
    }

    private static int Own(HtmlBlock block, float[] row, int c)
    {
        string text = block.Text;
        int commas = 0, digits = 0, capitals = 0, letters = 0;
        foreach (char ch in text)
        {
            commas += ch is ',' or '，' or '、' or '،' ? 1 : 0;
            digits += char.IsDigit(ch) ? 1 : 0;
            letters += char.IsLetter(ch) ? 1 : 0;
            capitals += char.IsUpper(ch) ? 1 : 0;
        }

        row[c++] = Log(block.Words);
        row[c++] = (float)block.LinkDensity;
        row[c++] = Bit(block.IsSentenceLike);
        row[c++] = (float)commas / Math.Max(1, block.Words);
        row[c++] = (float)digits / text.Length;
        row[c++] = letters == 0 ? 0 : (float)capitals / letters;
        row[c++] = block.Words <= 25 ? (float)LineShape.TitleCase(text) : -1;
        row[c++] = Math.Min(6, LineShape.InnerSentenceEnds(text));
        row[c++] = Bit(text[^1] == ':');
        row[c++] = Bit(text[^1] is '?' or '؟' or '？');
        row[c++] = Bit(block.Tag == "p");
        row[c++] = Bit(block.Tag == "li");
        row[c++] = block.IsHeading ? block.Tag[1] - '0' : 0;
        row[c++] = Bit(block.Tag is "div" or "section" or "article" or "main" or "body");
        row[c++] = Bit(block.Tag is "td" or "th");
        row[c++] = Bit(block.Tag == "blockquote" || block.Is(Surround.Quote));
        return c;
    }

    private int Around(HtmlBlock block, float[] row, int c)
    {
        foreach (var flag in (ReadOnlySpan<Surround>)[Surround.Navigation, Surround.Aside, Surround.Footer, Surround.Header, Surround.Form, Surround.Figure, Surround.Caption, Surround.List, Surround.Table, Surround.Button, Surround.Hidden, Surround.Article, Surround.Main, Surround.Address, Surround.Time])
        {
            row[c++] = Bit(block.Is(flag));
        }

        float near = 0;
        int level = 0;
        for (var e = block.Element; e is not null && level < 3; e = e.ParentElement, level++)
        {
            near += measures[e].Sum;
        }

        var path = Path(block.Element);
        row[c++] = Bit(path.Marked);
        row[c++] = measures[block.Element].Sum;
        row[c++] = near;
        row[c++] = path.Lowest;
        row[c++] = path.Highest;
        row[c++] = path.Sum;
        row[c++] = Share(block, "strong", "b");
        row[c++] = Share(block, "em", "i");
        return c;
    }

    private PathMeasure Path(HtmlElement element)
    {
        var measure = measures[element];
        if (measure.Path is { } known)
        {
            return known;
        }

        var above = element.ParentElement is { } parent ? Path(parent) : new PathMeasure(0, 0, 0, false, -1);
        bool counts = measure.Prose <= allProse * 0.9;
        var path = new PathMeasure(
            counts ? Math.Min(above.Lowest, measure.Lowest) : above.Lowest,
            counts ? Math.Max(above.Highest, measure.Highest) : above.Highest,
            above.Sum + (counts ? measure.Sum : 0),
            above.Marked || element["itemprop"] is "articleBody" or "reviewBody",
            above.Depth + 1);
        measure.Path = path;
        return path;
    }

    private int Page(HtmlBlock block, float[] row, int c)
    {
        string text = block.Text;
        row[c++] = Bit(block.Furniture is not null);
        row[c++] = Bit(block.Words <= 60 && block.HasCredit);
        row[c++] = Bit(block.Words <= 20 && block.IsByline);
        row[c++] = Bit(block.IsDateLine);
        row[c++] = block.Words > 45 ? 0 : (float)KeyWords.Best(signs.Headlines, block.KeyWords);
        row[c++] = signs.Description is null || block.Words > 90 ? 0 : (float)signs.Description.Likeness(block.KeyWords);
        row[c++] = Bit(block.Words <= 80 && signs.Authors.Any(a => block.Key.Contains(a, StringComparison.Ordinal)));
        row[c++] = Math.Min(4, seen[block.Key]);
        row[c++] = signs.Body.Length == 0 ? 0 : block.Key.Length > 0 && signs.Body.Contains($" {block.Key} ", StringComparison.Ordinal) ? 1 : -1;
        return c;
    }

    private int Place(HtmlBlock block, float[] row, int c)
    {
        var parent = block.Element.ParentElement ?? block.Element;
        var measure = measures[parent];
        row[c++] = (float)measure.Prose / allProse;
        row[c++] = (float)measure.LinkShare;
        row[c++] = Log(measure.Blocks);
        row[c++] = Log(measure.ProseBlocks);
        var second = parent.ParentElement ?? parent;
        row[c++] = (float)measures[second].Prose / allProse;
        row[c++] = (float)measures[second.ParentElement ?? second].Prose / allProse;

        // The branch is the child of the content's root that the block hangs on.
        int steps = 0;
        HtmlElement? branch = null;
        for (var e = block.Element; e is not null && e != root; e = e.ParentElement)
        {
            branch = e;
            steps++;
        }

        bool inside = branch is null || branch.ParentElement == root;
        row[c++] = inside ? steps : -1;
        var limb = branch is not null && inside ? measures[branch] : measures[block.Element];
        row[c++] = (float)limb.Prose / allProse;
        row[c++] = (float)limb.LinkShare;
        row[c++] = Log(limb.Words);
        row[c++] = (float)alike.GetValueOrDefault(Kind(block)) / allProse;
        return c;
    }

    private int Neighbours(int i, float[] row, int c)
    {
        foreach (int at in (ReadOnlySpan<int>)[i - 1, i + 1])
        {
            var other = at >= 0 && at < blocks.Count ? blocks[at] : null;
            row[c++] = other is null ? -1 : Log(other.Words);
            row[c++] = other is null ? -1 : (float)other.LinkDensity;
            row[c++] = Bit(other is not null && other.Element.ParentElement == blocks[i].Element.ParentElement);
            row[c++] = Bit(other?.IsHeading == true);
            row[c++] = Bit(other?.IsSentenceLike == true);
        }

        row[c++] = i >= 2 ? Log(blocks[i - 2].Words) : -1;
        row[c++] = i + 2 < blocks.Count ? Log(blocks[i + 2].Words) : -1;
        return c;
    }

    private int Rest(HtmlBlock block, float[] row, int c)
    {
        string text = block.Text;
        int symbols = 0;
        foreach (char ch in text)
        {
            symbols += ch is '©' or '|' or '»' or '→' or '›' or '•' or '►' or '▶' or '+' or '#' or '*' ? 1 : 0;
        }

        row[c++] = Math.Min(3, symbols);
        row[c++] = Bit(char.IsLower(text[0]));
        row[c++] = Bit(block.Words < 60 && (text.Contains('@', StringComparison.Ordinal) || text.Contains("http", StringComparison.Ordinal) || text.Contains("www.", StringComparison.Ordinal)));
        row[c++] = Log(allProse);
        return c;
    }

    private float ListItems(HtmlBlock block)
    {
        if (block.Tag != "li" || block.Element.ParentElement is not { } list)
        {
            return -1;
        }

        var measure = measures[list];
        return (float)measure.Words / Math.Max(1, measure.Blocks);
    }

    /// <summary>The share of the block's characters inside an inline element of either name.</summary>
    private static float Share(HtmlBlock block, string name, string other)
    {
        int inside = 0, all = 0;
        foreach (var piece in block.Pieces)
        {
            int length = piece.Value.AsSpan().Trim().Length;
            all += length;
            for (var e = piece.ParentElement; length > 0 && e is not null && e != block.Element; e = e.ParentElement)
            {
                if (e.Name == name || e.Name == other)
                {
                    inside += length;
                    break;
                }
            }
        }

        return all == 0 ? 0 : (float)inside / all;
    }

    private static float Bit(bool value) => value ? 1 : 0;

    private static float Log(int count) => count <= 0 ? 0 : MathF.Log2(1 + count);
}
