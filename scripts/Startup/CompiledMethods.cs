using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Readout.Startup;

/// <summary>The methods that the runtime compiles from now on, by its own events.</summary>
internal sealed class CompiledMethods : EventListener
{
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";
    private const EventKeywords Compilation = (EventKeywords)0x10;
    private const uint Dynamic = 1;

    private readonly ConcurrentDictionary<ulong, string> names = new();

    /// <summary>
    /// Instances of generic methods, and methods of instances of generic types, in the order of their names. Others are
    /// compiled ahead in any case, or can't be.
    /// </summary>
    public List<MethodBase> Generic() =>
        [.. names.ToArray().OrderBy(named => named.Value, StringComparer.Ordinal).Select(named => Method((nint)named.Key)).Where(method => method.IsGenericMethod || method.DeclaringType is { IsGenericType: true })];

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Runtime)
        {
            EnableEvents(eventSource, EventLevel.Verbose, Compilation);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        // MethodLoadVerbose: id, module, address, size, token, flags, type, name, signature.
        if (eventData is { EventName: { } name, Payload: [ulong id, _, _, _, _, uint flags, string type, string method, string signature, ..] }
            && name.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) && (flags & Dynamic) == 0)
        {
            names.TryAdd(id, $"{type}.{method} {signature}");
        }
    }

    // A method of a generic type is told by its handle alone only within the runtime: the public way asks for the type, too.
    private static MethodBase Method(nint handle)
    {
        var runtimeType = typeof(object).GetType();
        var internals = runtimeType.Assembly.GetType("System.RuntimeMethodHandleInternal", throwOnError: true)!;
        object told = RuntimeHelpers.GetUninitializedObject(internals);
        internals.GetField("m_handle", BindingFlags.NonPublic | BindingFlags.Instance)!.SetValue(told, handle);
        object type = Find(typeof(RuntimeMethodHandle), "GetDeclaringType", [internals]).Invoke(null, [told])!;
        return (MethodBase)Find(runtimeType, "GetMethodBase", [runtimeType, internals]).Invoke(null, [type, told])!;
    }

    private static MethodInfo Find(Type type, string name, Type[] parameters) =>
        type.GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static, parameters) ?? throw new MissingMethodException(type.FullName, name);
}
