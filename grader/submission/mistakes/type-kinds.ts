import type { Node } from '@babel/types';
import { TENSOR_TYPES } from '../../engine/tfjs-names';
import { EXERCISE_RESULTS, GIVEN_FUNCTION_TYPES, GIVEN_RECORDS } from './given-names';
import { array, merged, nothing, record, tensor, unknown, type Kind } from './kind';
import { isGiven, TFJS } from './modules';
import type { Scope } from './scopes';

/** The kind of the values of a type annotation. */
export function kindOfType(type: Node | null | undefined, scope: Scope): Kind {
  switch (type?.type) {
    case 'TSParenthesizedType':
      return kindOfType(type.typeAnnotation, scope);
    case 'TSArrayType':
      return array(kindOfType(type.elementType, scope));
    case 'TSUndefinedKeyword':
    case 'TSNullKeyword':
      return nothing;
    case 'TSUnionType':
      return merged(type.types.map((each) => kindOfType(each, scope)));
    case 'TSFunctionType':
      return { is: 'function', returns: () => kindOfType(type.typeAnnotation?.typeAnnotation, scope) };
    case 'TSTypeLiteral':
      return record(
        type.members.flatMap((member) =>
          member.type === 'TSPropertySignature' && member.key.type === 'Identifier'
            ? [[member.key.name, kindOfType(member.typeAnnotation?.typeAnnotation, scope)] as const]
            : [],
        ),
      );
    case 'TSTypeReference':
      return typeNamed(type.typeName, scope);
    default:
      return unknown;
  }
}

function typeNamed(name: Node, scope: Scope): Kind {
  if (name.type === 'TSQualifiedName') {
    const { left, right } = name;
    const imported = left.type === 'Identifier' ? scope.find(left.name)?.imported : undefined;
    return imported?.from === TFJS && TENSOR_TYPES.has(right.name) ? tensor : unknown;
  }
  if (name.type !== 'Identifier') return unknown;
  const imported = scope.find(name.name)?.imported;
  if (imported?.from === TFJS) return TENSOR_TYPES.has(imported.name) ? tensor : unknown;
  return imported !== undefined && isGiven(imported.from) ? givenType(imported.name) : unknown;
}

/** The kind of a type of tfjs or of `given/types.ts`, by its name. */
function givenType(name: string): Kind {
  if (name.endsWith('[]')) return array(givenType(name.slice(0, -2)));
  if (TENSOR_TYPES.has(name)) return tensor;
  if (GIVEN_FUNCTION_TYPES.has(name)) return { is: 'function', returns: () => tensor };
  const fields = GIVEN_RECORDS[name];
  return fields === undefined ? unknown : recordOf(fields, `the type ${name}`);
}

const recordOf = (fields: Readonly<Record<string, string>>, name: string): Kind =>
  record(
    Object.entries(fields).map(([field, type]) => [field, givenType(type)] as const),
    name,
  );

/** What a function of an exercise is; unknown for other names. */
export function exerciseFunction(name: string): Kind {
  const result = EXERCISE_RESULTS[name];
  if (result === undefined) return unknown;
  const kind = typeof result === 'string' ? givenType(result) : recordOf(result, `the result of ${name}`);
  return { is: 'function', returns: () => kind };
}
