using System.Collections.Immutable;
using System.Globalization;
using Readout.Syntax;

namespace Readout.Training.Scores;

/// <summary>Right answers among the gold's and the system's.</summary>
public readonly record struct Score(int Gold, int System, int Right)
{
    public double F1 => Gold + System == 0 ? 0 : 2.0 * Right / (Gold + System);

    public static Score operator +(Score left, Score right) => new(left.Gold + right.Gold, left.System + right.System, left.Right + right.Right);
}

/// <summary>
/// Scores a parse of raw text against a treebank as the CoNLL 2018 shared task did (Zeman et al. 2018, section
/// 5): words are aligned by their characters, inside multi-word tokens by a longest common subsequence.
/// </summary>
public static class UdScorer
{
    public static readonly ImmutableArray<string> Metrics = ["Tokens", "Sentences", "Words", "UPOS", "XPOS", "Lemmas", "UAS", "LAS"];

    /// <summary>The scores of one document, in the order of <see cref="Metrics"/>.</summary>
    public static Score[] Of(IReadOnlyList<ConlluSentence> gold, IReadOnlyList<ConlluSentence> system)
    {
        var (g, s) = (new Document(gold), new Document(system));
        var pairs = Align(g, s);
        int Count(Func<Node, Node, bool> right) => pairs.Count(pair => right(g.Words[pair.Gold], s.Words[pair.System]));
        var mates = pairs.ToDictionary(pair => pair.Gold, pair => pair.System);
        bool Head(Node a, Node b) => a.Head < 0 || b.Head < 0 ? a.Head == b.Head : mates.TryGetValue(a.Head, out int mate) && mate == b.Head;
        Score Words(int right) => new(g.Words.Count, s.Words.Count, right);
        return
        [
            new(g.Tokens.Count, s.Tokens.Count, g.Tokens.Intersect(s.Tokens).Count()),
            new(g.Sentences.Count, s.Sentences.Count, g.Sentences.Intersect(s.Sentences).Count()),
            Words(pairs.Count),
            Words(Count((a, b) => a.Row.Upos == b.Row.Upos)),
            Words(Count((a, b) => a.Row.Xpos == b.Row.Xpos)),
            Words(Count((a, b) => a.Row.Lemma == "_" || a.Row.Lemma == b.Row.Lemma)),
            Words(Count(Head)),
            Words(Count((a, b) => Head(a, b) && Relation(a) == Relation(b))),
        ];
    }

    private static string Relation(Node word) => word.Row.Deprel.Split(':')[0];

    private static List<(int Gold, int System)> Align(Document gold, Document system)
    {
        var pairs = new List<(int, int)>();
        var (g, s) = (gold.Words, system.Words);
        int i = 0, j = 0;
        while (i < g.Count && j < s.Count)
        {
            var (a, b) = (g[i], s[j]);
            if (!a.Multi && !b.Multi)
            {
                if (a.Start == b.Start && a.End == b.End)
                {
                    pairs.Add((i++, j++));
                }
                else if (a.Start <= b.Start)
                {
                    i++;
                }
                else
                {
                    j++;
                }
            }
            else if (a.End <= b.Start || (!a.Multi && a.Start < b.Start))
            {
                i++;
            }
            else if (b.End <= a.Start || (!b.Multi && b.Start < a.Start))
            {
                j++;
            }
            else
            {
                int end = Math.Max(a.Multi ? a.End : 0, b.Multi ? b.End : 0);
                var (ii, jj) = Stretch(g, s, i, j, end);
                pairs.AddRange(CommonSubsequence(g, s, i, ii, j, jj));
                (i, j) = (ii, jj);
            }
        }

        return pairs;
    }

    // Every word up to the end of the multi-word tokens that chain together.
    private static (int Gold, int System) Stretch(List<Node> g, List<Node> s, int i, int j, int end)
    {
        bool moved = true;
        while (moved)
        {
            moved = false;
            for (; i < g.Count && (g[i].Multi ? g[i].Start < end : g[i].End <= end); i++, moved = true)
            {
                end = Math.Max(end, g[i].End);
            }

            for (; j < s.Count && (s[j].Multi ? s[j].Start < end : s[j].End <= end); j++, moved = true)
            {
                end = Math.Max(end, s[j].End);
            }
        }

        return (i, j);
    }

    private static List<(int, int)> CommonSubsequence(List<Node> g, List<Node> s, int i, int ii, int j, int jj)
    {
        var longest = new int[ii - i + 1, jj - j + 1];
        bool Same(int a, int b) => string.Equals(g[i + a].Row.Form, s[j + b].Row.Form, StringComparison.OrdinalIgnoreCase);
        for (int a = ii - i - 1; a >= 0; a--)
        {
            for (int b = jj - j - 1; b >= 0; b--)
            {
                longest[a, b] = Same(a, b) ? 1 + longest[a + 1, b + 1] : Math.Max(longest[a + 1, b], longest[a, b + 1]);
            }
        }

        var pairs = new List<(int, int)>();
        for (int a = 0, b = 0; a < ii - i && b < jj - j;)
        {
            if (Same(a, b))
            {
                pairs.Add((i + a++, j + b++));
            }
            else if (longest[a + 1, b] >= longest[a, b + 1])
            {
                a++;
            }
            else
            {
                b++;
            }
        }

        return pairs;
    }

    /// <param name="Start">In characters of the document without white space.</param>
    /// <param name="Head">Index among the document's words, or −1.</param>
    private readonly record struct Node(int Start, int End, bool Multi, ConlluRow Row, int Head);

    private sealed class Document
    {
        public Document(IEnumerable<ConlluSentence> sentences)
        {
            int at = 0;
            foreach (var sentence in sentences)
            {
                int first = Words.Count, start = at;
                var rows = sentence.Words.ToArray();
                int next = 0;
                foreach (var (token, count) in sentence.Tokens())
                {
                    int end = at + token.Form.Count(c => !char.IsWhiteSpace(c));
                    Tokens.Add((at, end));
                    for (int i = 0; i < count; i++, next++)
                    {
                        int head = int.Parse(rows[next].Head, CultureInfo.InvariantCulture);
                        Words.Add(new Node(at, end, token.IsMultiword, rows[next], head == 0 ? -1 : first + head - 1));
                    }

                    at = end;
                }

                Sentences.Add((start, at));
            }
        }

        public List<(int, int)> Tokens { get; } = [];

        public List<(int, int)> Sentences { get; } = [];

        public List<Node> Words { get; } = [];
    }
}
