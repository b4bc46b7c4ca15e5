using Readout.Neural;

namespace Readout.Syntax;

/// <summary>The label sets of the syntax model's heads, each in the order of the head's outputs.</summary>
public sealed class SyntaxLabels
{
    /// <summary>IOB2 over the four types of the CoNLL-2003 task.</summary>
    public static readonly string[] EntityTags = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"];

    /// <summary>
    /// The corpora that each draw the line between names and other words in their own way; the names' hidden
    /// layer is told whose way is asked for. The first is news and what is read by.
    /// </summary>
    public static readonly string[] NameConventions = ["Worldwide", "EWT", "GUM", "WikiGold", "WNUT 2017", "re3d"];

    /// <summary>What <see cref="NameConventions"/> are called when asked for, and "none" for none of them.</summary>
    public static readonly string[] NameConventionIds = [.. NameConventions.Select(name => name.ToLowerInvariant().Replace(' ', '-')), "none"];

    /// <summary>
    /// The convention that marks whoever is mentioned, by a name or not ("the two ministers", "they"); a network of its own
    /// reads by it.
    /// </summary>
    public const string Mentions = "re3d";

    private readonly (int Upos, int Xpos, int[] Feats)[] combinations;

    /// <param name="combinations">The triples of part of speech, treebank tag and features that exist, tab-separated.</param>
    public SyntaxLabels(string[] upos, string[] xpos, string[] feats, string[] lemmas, string[] relations, string[] combinations)
    {
        Upos = upos;
        Xpos = xpos;
        Feats = feats;
        Lemmas = lemmas;
        Relations = relations;
        CombinationNames = combinations;
        this.combinations = [.. combinations
            .Select(line => line.Split('\t'))
            .GroupBy(parts => (Array.IndexOf(upos, parts[0]), Array.IndexOf(xpos, parts[1])), parts => Array.IndexOf(feats, parts[2]))
            .Select(group => (group.Key.Item1, group.Key.Item2, group.ToArray()))];
    }

    public string[] Upos { get; }

    public string[] Xpos { get; }

    public string[] Feats { get; }

    /// <summary>Edit scripts; see <see cref="EditScript"/>.</summary>
    public string[] Lemmas { get; }

    public string[] Relations { get; }

    public string[] CombinationNames { get; }

    /// <summary>For each part of speech and treebank tag that go together, the features that go with both.</summary>
    public ReadOnlySpan<(int Upos, int Xpos, int[] Feats)> Combinations => combinations;

    public int XposAt => Upos.Length;

    public int FeatsAt => Upos.Length + Xpos.Length;

    public int LemmasAt => FeatsAt + Feats.Length;

    /// <summary>Outputs of the tag head: the four label sets side by side.</summary>
    public int TagOutputs => LemmasAt + Lemmas.Length;

    public void WriteTo(ModelFile file)
    {
        file.Add("upos", Upos);
        file.Add("xpos", Xpos);
        file.Add("feats", Feats);
        file.Add("lemmas", Lemmas);
        file.Add("relations", Relations);
        file.Add("combinations", CombinationNames);
    }

    public static SyntaxLabels ReadFrom(ModelFile file) =>
        new(file.List("upos"), file.List("xpos"), file.List("feats"), file.List("lemmas"), file.List("relations"), file.List("combinations"));

    /// <summary>May <paramref name="next"/> follow <paramref name="previous"/> (−1: the start) in IOB2?</summary>
    public static bool MayFollow(int previous, int next)
    {
        string tag = EntityTags[next];
        return tag[0] != 'I' || (previous > 0 && EntityTags[previous].AsSpan(2).SequenceEqual(tag.AsSpan(2)));
    }
}
