using static Readout.Statements.Learned.FeatureList;

namespace Readout.Statements.Learned;

/// <summary>Logistic model over words: is this word the head of a cue?</summary>
internal sealed class CueModel(HashedWeights weights)
{
    public HashedWeights Weights { get; } = weights;

    public static bool Candidate(Passage p, int i) =>
        p.Lower[i] is ":" || Signs(p, i) || (char.IsLetter(p.Lower[i][0]) && p.Words[i].Upos is "VERB" or "NOUN" or "ADJ" or "ADV" or "AUX" or "ADP" or "PROPN" or "X" or "SCONJ");

    /// <summary>“…” — Name: a dash between a quotation and who said it.</summary>
    public static bool Signs(Passage p, int i) =>
        p.Lower[i] is "—" or "–" or "―" or "-" or "--" && p.Quote[i] == 0 && i > 0 && p.Quote[i - 1] != 0 && i + 1 < p.Length && char.IsUpper(p.Text[p.Words[i + 1].Span.Start]);

    /// <summary>Which relations hang on a word, as bits.</summary>
    public static ulong Dependents(Passage p, int i)
    {
        ulong bits = 0;
        foreach (int c in p.Children[i])
        {
            bits |= p.Words[c].Deprel switch
            {
                "nsubj" => 1UL,
                "nsubj:pass" => 2,
                "ccomp" => 4,
                "xcomp" => 8,
                "obj" => 16,
                "parataxis" => 32,
                "acl" => 64,
                "obl" or "nmod" => 128,
                "aux" or "aux:pass" => 256,
                "advcl" => 512,
                _ => 0,
            };
            bits |= p.Lower[c] is "not" or "n't" or "never" ? 1024UL : 0;
        }

        return bits;
    }

    /// <summary>The log-odds that the word heads a cue.</summary>
    public float Score(Passage p, int i, int corpus, FeatureList f)
    {
        f.Clear();
        Extract(p, i, corpus, f);
        float score = 0;
        foreach (uint feature in f.Values)
        {
            score += Weights.Values[Weights.Slot(feature)];
        }

        return score;
    }

    public static void Extract(Passage p, int i, int corpus, FeatureList f)
    {
        ulong lemma = p.LemmaKey[i], lower = p.LowerKey[i], xpos = p.XposKey[i], rel = p.DeprelKey[i], corpusId = (ulong)corpus + 11;
        int first = p.Firsts[p.Sentence[i]], end = p.Firsts[p.Sentence[i] + 1];
        ulong L(int k) => k < first ? 1UL : k >= end ? 2UL : p.LowerKey[k];
        ulong X(int k) => k < first ? 1UL : k >= end ? 2UL : p.XposKey[k];
        ulong children = 0, subjectLemma = 3, subjectType = 3, markLemma = 3, complement = 0, subjectCoarse = 999, subjectFine = 9999, objectFine = 9999, objectLemma = 3, complementFine = 9999, complementMood = 5;
        foreach (int c in p.Children[i])
        {
            string r = p.Words[c].Deprel;
            switch (r)
            {
                case "nsubj" or "nsubj:pass":
                    children |= r == "nsubj" ? 1UL : 2UL;
                    subjectLemma = Hash(p.Words[c].Lemma.ToLowerInvariant());
                    subjectCoarse = p.Coarse[c];
                    subjectFine = p.Fine[c];
                    subjectType = Mix(p.XposKey[c], Hash(p.Words[c].Entity.AsSpan(Math.Min(2, p.Words[c].Entity.Length))));
                    break;
                case "ccomp":
                    children |= 4;
                    complement = c > i ? 1UL : 2UL;
                    complementFine = p.Fine[c];
                    complementMood = p.XposKey[c];
                    foreach (int m in p.Children[c])
                    {
                        if (p.Words[m].Deprel == "mark")
                        {
                            markLemma = p.LowerKey[m];
                        }
                    }

                    break;
                case "xcomp":
                    children |= 8;
                    complementFine = p.Fine[c];
                    complementMood = Mix(17, p.XposKey[c]);
                    break;
                case "obj":
                    children |= 16;
                    objectFine = p.Fine[c];
                    objectLemma = p.LemmaKey[c];
                    break;
                case "parataxis":
                    children |= 32;
                    break;
                case "acl":
                    children |= 64;
                    break;
                case "obl" or "nmod":
                    children |= 128;
                    break;
                case "aux" or "aux:pass":
                    children |= 256;
                    break;
                case "advcl":
                    children |= 512;
                    break;
            }

            if (p.Lower[c] is "not" or "n't" or "never")
            {
                children |= 1024;
            }
        }

        int head = p.Head[i];
        ulong headLemma = head < 0 ? 5UL : p.LemmaKey[head], headRel = head < 0 ? 5UL : p.DeprelKey[head];
        ulong parentCue = head < 0 ? 1UL : Mix(headLemma, rel);
        bool inQuote = p.Quote[i] != 0;
        bool quoteAfter = false, quoteBefore = false;
        for (int k = i + 1; k < Math.Min(end, i + 6); k++)
        {
            quoteAfter |= p.Quote[k] != 0;
        }

        for (int k = Math.Max(first, i - 8); k < i; k++)
        {
            quoteBefore |= p.Quote[k] != 0;
        }

        ulong quotes = (inQuote ? 1UL : 0) | (quoteAfter ? 2UL : 0) | (quoteBefore ? 4UL : 0);
        bool headline = p.Paragraph[p.Sentence[i]] <= 0;
        f.Add(9);
        f.Add(corpusId);
        f.Add(lemma);
        f.Add(lemma, corpusId);
        f.Add(lower);
        f.Add(lemma, xpos);
        f.Add(xpos);
        f.Add(rel);
        f.Add(lemma, rel);
        f.Add(xpos, rel);
        f.Add(children);
        f.Add(lemma, children);
        f.Add(xpos, children);
        f.Add(rel, children);
        f.Add(lemma, quotes);
        f.Add(quotes);
        f.Add(quotes, xpos);
        f.Add(quotes, children);
        f.Add(inQuote ? 1UL : 0UL, corpusId);
        f.Add(subjectLemma);
        f.Add(subjectLemma, lemma);
        f.Add(subjectType);
        f.Add(subjectType, lemma);
        f.Add(subjectType, children);
        f.Add(markLemma);
        f.Add(markLemma, lemma);
        f.Add(complement, lemma);
        f.Add(complement, xpos);
        f.Add(headLemma);
        f.Add(headLemma, lemma);
        f.Add(headLemma, rel);
        f.Add(headRel, rel);
        f.Add(L(i - 1));
        f.Add(L(i - 1), lemma);
        f.Add(L(i + 1));
        f.Add(L(i + 1), lemma);
        f.Add(L(i + 2));
        f.Add(L(i + 1), L(i + 2));
        f.Add(L(i - 2), L(i - 1));
        f.Add(X(i - 1), xpos);
        f.Add(X(i + 1), xpos);
        f.Add(X(i - 1), xpos, X(i + 1));
        f.Add(X(i + 1), X(i + 2), lemma);
        f.Add(Hash(p.Lower[i].AsSpan(Math.Max(0, p.Lower[i].Length - 3))));
        f.Add(headline ? 1UL : 0UL, xpos);
        f.Add(headline ? 1UL : 0UL, lemma);
        f.Add(end - i <= 2 ? 1UL : 0UL, lemma);
        f.Add(p.Words[i].Deprel == "root" ? 1UL : 0UL, children, corpusId);
        ulong C(int k) => k < first || k >= end ? 1000UL : p.Coarse[k];
        ulong fine = p.Fine[i], coarse = p.Coarse[i];
        f.Add(fine);
        f.Add(coarse, xpos);
        f.Add(fine, xpos);
        f.Add(fine, children);
        f.Add(coarse, children);
        f.Add(fine, quotes);
        f.Add(coarse, rel, xpos);
        f.Add(fine, corpusId);
        f.Add(subjectCoarse);
        f.Add(subjectFine);
        f.Add(subjectCoarse, coarse);
        f.Add(subjectFine, fine);
        f.Add(subjectFine, children, xpos);
        f.Add(C(i - 1), C(i + 1));
        f.Add(C(i + 1), coarse);
        f.Add(C(i - 1), coarse);
        f.Add(head < 0 ? 7UL : p.Fine[head], rel, fine);
        f.Add(objectFine, fine);
        f.Add(objectFine, lemma);
        f.Add(objectLemma, lemma);
        f.Add(complementFine, fine);
        f.Add(complementFine, lemma);
        f.Add(complementMood, lemma);
        f.Add(complementMood, fine);
        f.Add(complementMood, xpos, children);
        f.Add(parentCue, lemma);
        f.Add(parentCue, children);
    }
}
