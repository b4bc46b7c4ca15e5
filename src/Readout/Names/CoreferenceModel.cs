using System.Reflection;
using Readout.Syntax;
using Readout.Text;

namespace Readout.Names;

/// <summary>
/// Linear models of reference: which pronoun a phrase takes, by its words (softmax over word vectors and hashed
/// features), and how well a pronoun or description takes up a chain (a mention-ranking softmax, Durrett and Klein
/// 2013, over hashed features). Made by <c>readout train coref</c>; stored in half precision.
/// </summary>
public sealed class CoreferenceModel
{
    /// <summary>Weights of links; a power of two.</summary>
    internal const int LinkSize = 1 << 15;

    /// <summary>Hashed weights of each of the four classes; a power of two.</summary>
    internal const int ClassSize = 1 << 12;

    private const uint Magic = 0x43524452; // "RDRC"
    private const int ClassCount = 4;

    private static readonly Lazy<CoreferenceModel?> Embedded = new(LoadEmbedded);

    internal CoreferenceModel(int dimensions)
    {
        Dimensions = dimensions;
        Links = new float[LinkSize];
        Hashed = new float[ClassCount * ClassSize];
        Dense = new float[ClassCount * 2 * dimensions];
    }

    /// <summary>The model that the program carries; null when it was built without one.</summary>
    public static CoreferenceModel? Default => Embedded.Value;

    /// <summary>Of the word vectors it reads.</summary>
    public int Dimensions { get; }

    internal float[] Links { get; }

    internal float[] Hashed { get; }

    /// <summary>For each class the weights of the head's vector, then of the first name's.</summary>
    internal float[] Dense { get; }

    /// <exception cref="InputException">The stream holds something else.</exception>
    public static CoreferenceModel Load(Stream stream)
    {
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        try
        {
            if (reader.ReadUInt32() != Magic || reader.ReadInt32() is var dimensions && dimensions is < 1 or > 4096)
            {
                throw new InputException("coreference model: expected a file that begins with RDRC, made by `readout train coref`");
            }

            var model = new CoreferenceModel(dimensions);
            foreach (float[] part in (float[][])[model.Links, model.Hashed, model.Dense])
            {
                for (int i = 0; i < part.Length; i++)
                {
                    part[i] = (float)reader.ReadHalf();
                }
            }

            return model;
        }
        catch (EndOfStreamException)
        {
            throw new InputException("coreference model: the file ends too early; it was not copied whole");
        }
    }

    public void Save(Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(Dimensions);
        foreach (float[] part in (float[][])[Links, Hashed, Dense])
        {
            foreach (float weight in part)
            {
                writer.Write((Half)weight);
            }
        }
    }

    /// <summary>The score of a link, in log-odds against the other candidates.</summary>
    internal float Score(ReadOnlySpan<int> features)
    {
        float sum = 0;
        foreach (int feature in features)
        {
            sum += Links[feature];
        }

        return sum;
    }

    /// <summary>Log-odds of he, she, it and they.</summary>
    internal float[] Classify(ClassInput input)
    {
        float[] scores = new float[ClassCount];
        for (int k = 0; k < ClassCount; k++)
        {
            float sum = 0;
            foreach (int feature in input.Features)
            {
                sum += Hashed[(k * ClassSize) + feature];
            }

            var dense = Dense.AsSpan(k * 2 * Dimensions, 2 * Dimensions);
            sum += input.Head.Length == 0 ? 0 : ClassInputs.Dot(dense[..Dimensions], input.Head);
            sum += input.First.Length == 0 ? 0 : ClassInputs.Dot(dense[Dimensions..], input.First);
            scores[k] = sum;
        }

        return scores;
    }

    private static CoreferenceModel? LoadEmbedded()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("models/coref.bin");
        return stream is null ? null : Load(stream);
    }

    /// <summary>What the class of a phrase is told by: hashed features, and the unit vectors of its head and first name (empty where unknown).</summary>
    internal readonly record struct ClassInput(int[] Features, float[] Head, float[] First);
}

/// <summary>Turns mentions into what <see cref="CoreferenceModel"/> reads of a single phrase.</summary>
internal static class ClassInputs
{
    public static CoreferenceModel.ClassInput Of(Mention mention, WordVectors vectors)
    {
        bool person = mention.IsName && mention.Entity == "PER";
        var features = new List<int>
        {
            Hash(1, mention.Lemma),
            Hash(2, mention.Entity + (mention.IsName ? "+" : "-")),
            Hash(3, mention.Plural ? "plural" : "singular"),
            Hash(4, mention.Form.ToString()),
            Hash(9, person ? "" : mention.Lemma.Length > 3 ? mention.Lemma[^3..] : mention.Lemma),
        };
        foreach (string word in mention.Words)
        {
            // "Mr.", "King", "sister" tell more than the name behind them.
            features.Add(Hash(5, word));
        }

        float[] first = [];
        if (person && mention.Name is [var given, ..])
        {
            first = Unit(given, vectors);
            features.Add(Hash(6, mention.Name.Length > 1 ? given[^1].ToString() : ""));
            features.Add(Hash(7, mention.Name.Length > 1 && given.Length > 1 ? given[^2..] : ""));
            features.Add(Hash(8, mention.Name.Length > 1 ? given : ""));
        }

        return new CoreferenceModel.ClassInput([.. features], person ? [] : mention.Vector, first);
    }

    /// <summary>The word's vector, of length 1; empty when it is not known.</summary>
    public static float[] Unit(string word, WordVectors vectors)
    {
        int row = vectors.Find(WordKeys.Of(word));
        if (row < 0)
        {
            return [];
        }

        float[] vector = new float[vectors.Dimensions];
        vectors.Copy(row, vector);
        float norm = MathF.Sqrt(Dot(vector, vector));
        if (norm == 0)
        {
            return [];
        }

        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] /= norm;
        }

        return vector;
    }

    // In one order on every machine, so that a tie falls the same way.
    public static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        float sum = 0;
        for (int i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    private static int Hash(int kind, ReadOnlySpan<char> value) => (int)(WordKeys.OfPiece(kind, value) % CoreferenceModel.ClassSize);
}
