using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Readout.Startup;

/// <summary>Tokens of methods of other assemblies (ECMA-335, II.22 and II.23.2).</summary>
internal sealed class MethodReferences(MetadataBuilder metadata)
{
    private static readonly Dictionary<Type, SignatureTypeCode> Primitives = new()
    {
        [typeof(void)] = SignatureTypeCode.Void,
        [typeof(bool)] = SignatureTypeCode.Boolean,
        [typeof(char)] = SignatureTypeCode.Char,
        [typeof(sbyte)] = SignatureTypeCode.SByte,
        [typeof(byte)] = SignatureTypeCode.Byte,
        [typeof(short)] = SignatureTypeCode.Int16,
        [typeof(ushort)] = SignatureTypeCode.UInt16,
        [typeof(int)] = SignatureTypeCode.Int32,
        [typeof(uint)] = SignatureTypeCode.UInt32,
        [typeof(long)] = SignatureTypeCode.Int64,
        [typeof(ulong)] = SignatureTypeCode.UInt64,
        [typeof(float)] = SignatureTypeCode.Single,
        [typeof(double)] = SignatureTypeCode.Double,
        [typeof(nint)] = SignatureTypeCode.IntPtr,
        [typeof(nuint)] = SignatureTypeCode.UIntPtr,
        [typeof(string)] = SignatureTypeCode.String,
        [typeof(object)] = SignatureTypeCode.Object,
        [typeof(TypedReference)] = SignatureTypeCode.TypedReference,
    };

    private readonly Dictionary<string, AssemblyReferenceHandle> assemblies = [];
    private readonly Dictionary<Type, EntityHandle> types = [];
    private readonly SortedSet<string> used = new(StringComparer.Ordinal);

    /// <summary>A method's token, and the names of all assemblies that it takes to understand it, each with a semicolon behind.</summary>
    public (string Assemblies, EntityHandle Method) Of(MethodBase method)
    {
        used.Clear();
        var type = method.DeclaringType!;
        var definition = type.IsGenericType ? type.Module.ResolveMethod(method.MetadataToken)! : method is MethodInfo { IsGenericMethod: true } instance ? instance.GetGenericMethodDefinition() : method;
        EntityHandle handle = metadata.AddMemberReference(Parent(type), metadata.GetOrAddString(definition.Name), metadata.GetOrAddBlob(Signature(definition)));
        if (method.IsGenericMethod)
        {
            var arguments = new BlobBuilder();
            arguments.WriteByte((byte)SignatureKind.MethodSpecification);
            WriteAll(arguments, method.GetGenericArguments());
            handle = metadata.AddMethodSpecification(handle, metadata.GetOrAddBlob(arguments));
        }

        return (string.Concat(used.Select(name => name + ";")), handle);
    }

    private EntityHandle Parent(Type type)
    {
        if (!type.IsGenericType)
        {
            return Reference(type);
        }

        var specification = new BlobBuilder();
        Write(specification, type);
        return metadata.AddTypeSpecification(metadata.GetOrAddBlob(specification));
    }

    private BlobBuilder Signature(MethodBase definition)
    {
        var blob = new BlobBuilder();
        var attributes = (definition.IsStatic ? 0 : SignatureAttributes.Instance) | (definition.IsGenericMethod ? SignatureAttributes.Generic : 0);
        blob.WriteByte((byte)attributes);
        if (definition.IsGenericMethod)
        {
            blob.WriteCompressedInteger(definition.GetGenericArguments().Length);
        }

        var parameters = definition.GetParameters();
        blob.WriteCompressedInteger(parameters.Length);
        if (definition is MethodInfo { ReturnParameter: var result })
        {
            Write(blob, result);
        }
        else
        {
            Write(blob, typeof(void));
        }

        foreach (var parameter in parameters)
        {
            Write(blob, parameter);
        }

        return blob;
    }

    private void Write(BlobBuilder blob, ParameterInfo parameter)
    {
        foreach (var modifier in parameter.GetRequiredCustomModifiers())
        {
            blob.WriteByte((byte)SignatureTypeCode.RequiredModifier);
            blob.WriteCompressedInteger(CodedIndex.TypeDefOrRefOrSpec(Reference(modifier)));
        }

        Write(blob, parameter.ParameterType);
    }

    private void Write(BlobBuilder blob, Type type)
    {
        if (Primitives.TryGetValue(type, out var primitive))
        {
            blob.WriteByte((byte)primitive);
        }
        else if (type.IsGenericParameter)
        {
            blob.WriteByte((byte)(type.DeclaringMethod is null ? SignatureTypeCode.GenericTypeParameter : SignatureTypeCode.GenericMethodParameter));
            blob.WriteCompressedInteger(type.GenericParameterPosition);
        }
        else if (type.HasElementType)
        {
            blob.WriteByte((byte)(type.IsByRef ? SignatureTypeCode.ByReference : type.IsPointer ? SignatureTypeCode.Pointer : SignatureTypeCode.SZArray));
            Write(blob, type.GetElementType()!);
        }
        else if (type.IsGenericType)
        {
            blob.WriteByte((byte)SignatureTypeCode.GenericTypeInstance);
            WriteName(blob, type.GetGenericTypeDefinition());
            WriteAll(blob, type.GetGenericArguments());
        }
        else
        {
            WriteName(blob, type);
        }
    }

    private void WriteAll(BlobBuilder blob, Type[] arguments)
    {
        blob.WriteCompressedInteger(arguments.Length);
        foreach (var argument in arguments)
        {
            Write(blob, argument);
        }
    }

    private void WriteName(BlobBuilder blob, Type type)
    {
        blob.WriteByte((byte)(type.IsValueType ? SignatureTypeKind.ValueType : SignatureTypeKind.Class));
        blob.WriteCompressedInteger(CodedIndex.TypeDefOrRefOrSpec(Reference(type)));
    }

    private EntityHandle Reference(Type type)
    {
        used.Add(type.Assembly.GetName().Name!);
        if (!types.TryGetValue(type, out var handle))
        {
            handle = types[type] = type.DeclaringType is { } outer
                ? metadata.AddTypeReference(Reference(outer), default, metadata.GetOrAddString(type.Name))
                : metadata.AddTypeReference(Reference(type.Assembly.GetName()), type.Namespace is { } space ? metadata.GetOrAddString(space) : default, metadata.GetOrAddString(type.Name));
        }

        return handle;
    }

    private AssemblyReferenceHandle Reference(AssemblyName assembly)
    {
        if (!assemblies.TryGetValue(assembly.Name!, out var handle))
        {
            handle = assemblies[assembly.Name!] = metadata.AddAssemblyReference(metadata.GetOrAddString(assembly.Name!), assembly.Version!, default, default, 0, default);
        }

        return handle;
    }
}
