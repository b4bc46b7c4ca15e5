using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Readout.Text;

namespace Readout.Names.Places;

internal enum PlaceFeature : byte
{
    City,
    Capital,
    Admin1,
    Admin2,
    Country,
    Part,
    Region,
}

/// <summary>An entry of the gazetteer.</summary>
/// <param name="Iso2">ISO 3166-1 alpha-2 of the country.</param>
/// <param name="Admin1">GeoNames admin1 code with its country, "US.LA", or "".</param>
/// <param name="Population">People, to within a tenth; 0 when not known.</param>
internal readonly record struct GazetteerEntry(
    int Index, string Name, PlaceFeature Feature, string Iso2, string Admin1, double Latitude, double Longitude, int? GeonameId, double Population);

/// <summary>
/// The embedded gazetteer: GeoNames cities500 with the alternate names that news in English uses, first and second
/// order regions, countries. Read in place: opening builds no dictionaries, a look-up is a binary search.
/// The layout is written by <c>Readout.Training.Gazetteers.GazetteerBuilder</c>.
/// </summary>
internal sealed class Gazetteer
{
    public const string Magic = "RDGZ0001";
    public const int PlaceSize = 20;

    private readonly ConcurrentDictionary<string, (double, double)> extents = new(StringComparer.Ordinal);
    private readonly byte[] data;
    private readonly int places, keys, names;
    private readonly int placesAt, keysAt, namesAt;
    private readonly string[] countries;
    private readonly (string Code, int Place)[] admins;
    private readonly Dictionary<string, int> countryPlaces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> adminPlaces = new(StringComparer.Ordinal);

    private Gazetteer(byte[] data)
    {
        this.data = data;
        var header = MemoryMarshal.Cast<byte, int>(data.AsSpan(8, 20));
        (places, keys, names) = (header[0], header[1], header[2]);
        keysAt = 32;
        placesAt = keysAt + (8 * keys);
        namesAt = placesAt + (PlaceSize * places);
        string[] tables = Encoding.UTF8.GetString(data, namesAt + names, header[3]).Split('\n');
        int split = header[4];
        countries = [.. tables.Take(split).Select(line => line[..2])];
        for (int i = 0; i < split; i++)
        {
            countryPlaces[countries[i]] = int.Parse(tables[i].AsSpan(3), System.Globalization.CultureInfo.InvariantCulture);
        }

        admins = [.. tables.Skip(split).Where(line => line.Length > 0).Select(Admin)];
        foreach (var (code, place) in admins)
        {
            adminPlaces[code] = place;
        }
    }

    /// <summary>The gazetteer beside the program.</summary>
    /// <exception cref="InputException">The file is missing or of another layout.</exception>
    public static Gazetteer Open() => Open(Path.Combine(AppContext.BaseDirectory, "models", "gazetteer.bin"));

    /// <inheritdoc cref="Open()"/>
    public static Gazetteer Open(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"models/gazetteer.bin: {NoteCodes.GazetteerFile} the file is missing; scripts/build-gazetteer writes it");
        }

        byte[] data = File.ReadAllBytes(path);
        return data.Length > 32 && Encoding.ASCII.GetString(data, 0, 8) == Magic
            ? new Gazetteer(data)
            : throw new InputException($"models/gazetteer.bin: {NoteCodes.GazetteerFile} the file begins otherwise than {Magic}; scripts/build-gazetteer writes it anew");
    }

    /// <summary>Every place of that key, most populous first.</summary>
    public ImmutableArray<GazetteerEntry> Find(string key)
    {
        ulong hash = PlaceKey.Hash(key);
        var all = MemoryMarshal.Cast<byte, ulong>(data.AsSpan(keysAt, 8 * keys));
        int low = 0, high = all.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (all[middle] >> 24 < hash)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        if (low == all.Length || all[low] >> 24 != hash)
        {
            return [];
        }

        var found = ImmutableArray.CreateBuilder<GazetteerEntry>();
        for (; low < all.Length && all[low] >> 24 == hash; low++)
        {
            found.Add(At((int)(all[low] & 0xFF_FFFF)));
        }

        found.Sort((a, b) => a.Population != b.Population ? b.Population.CompareTo(a.Population) : a.Index.CompareTo(b.Index));
        return found.DrainToImmutable();
    }

    public bool Has(string key)
    {
        ulong hash = PlaceKey.Hash(key);
        var all = MemoryMarshal.Cast<byte, ulong>(data.AsSpan(keysAt, 8 * keys));
        int low = 0, high = all.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = all[middle] >> 24 < hash ? (middle + 1, high) : (low, middle);
        }

        return low < all.Length && all[low] >> 24 == hash;
    }

    public GazetteerEntry? Country(string iso2) => countryPlaces.TryGetValue(iso2, out int place) ? At(place) : null;

    /// <param name="code">With its country: "US.LA".</param>
    public GazetteerEntry? Admin1(string code) => adminPlaces.TryGetValue(code, out int place) && place >= 0 ? At(place) : null;

    public GazetteerEntry At(int index)
    {
        var record = data.AsSpan(placesAt + (PlaceSize * index), PlaceSize);
        float latitude = MemoryMarshal.Read<float>(record), longitude = MemoryMarshal.Read<float>(record[4..]);
        int id = MemoryMarshal.Read<int>(record[8..]);
        uint packed = MemoryMarshal.Read<uint>(record[12..]);
        int admin = MemoryMarshal.Read<ushort>(record[16..]);
        int at = namesAt + (int)(packed & 0xFF_FFFF);
        uint size = packed >> 24;
        return new GazetteerEntry(
            index,
            Encoding.UTF8.GetString(data, at + 1, data[at]),
            (PlaceFeature)record[19],
            countries[record[18]],
            admin == ushort.MaxValue ? "" : admins[admin].Code,
            Math.Round(latitude, 5),
            Math.Round(longitude, 5),
            id == 0 ? null : id,
            size == 0 ? 0 : Math.Pow(2, size / 10.0));
    }

    /// <summary>Half the height and width, in degrees, of a country ("SY") or first-order region ("US.LA"), by its towns; read once and kept.</summary>
    public (double Latitude, double Longitude) Extent(string code) => extents.GetOrAdd(code, static (code, gazetteer) =>
    {
        double south = 90, north = -90, west = 180, east = -180;
        foreach (var town in gazetteer.TownsOf(code))
        {
            (south, north) = (Math.Min(south, town.Latitude), Math.Max(north, town.Latitude));
            (west, east) = (Math.Min(west, town.Longitude), Math.Max(east, town.Longitude));
        }

        return north < south ? (0.1, 0.1) : ((north - south) / 2, (east - west) / 2);
    }, this);

    /// <summary>A point on the border of two countries: between each one's town that lies nearest to the other's middle.</summary>
    public (double Latitude, double Longitude)? Border(string one, string other) =>
        Country(one) is { } a && Country(other) is { } b && Nearest(one, b) is { } near && Nearest(other, a) is { } far
            ? (Math.Round((near.Latitude + far.Latitude) / 2, 3), Math.Round((near.Longitude + far.Longitude) / 2, 3)) : null;

    private (double Latitude, double Longitude)? Nearest(string code, GazetteerEntry to)
    {
        double least = double.MaxValue;
        (double, double)? best = null;
        foreach (var (latitude, longitude) in TownsOf(code))
        {
            double distance = Math.Pow(latitude - to.Latitude, 2) + Math.Pow((longitude - to.Longitude) * Math.Cos(latitude * Math.PI / 180), 2);
            if (distance < least)
            {
                (least, best) = (distance, (latitude, longitude));
            }
        }

        return best;
    }

    private IEnumerable<(double Latitude, double Longitude)> TownsOf(string code)
    {
        int country = Array.IndexOf(countries, code[..2]);
        int admin = code.Length > 2 ? Array.FindIndex(admins, a => a.Code == code) : -1;
        for (int i = 0; i < places; i++)
        {
            int at = placesAt + (PlaceSize * i);
            if (data[at + 18] == country && data[at + 19] <= (byte)PlaceFeature.Capital && (admin < 0 || BitConverter.ToUInt16(data, at + 16) == admin))
            {
                yield return (BitConverter.ToSingle(data, at), BitConverter.ToSingle(data, at + 4));
            }
        }
    }

    private static (string Code, int Place) Admin(string line)
    {
        int tab = line.IndexOf('\t', StringComparison.Ordinal);
        return (line[..tab], int.Parse(line.AsSpan(tab + 1), System.Globalization.CultureInfo.InvariantCulture));
    }
}
