import {
  GraphQLSchema,
  Kind,
  buildASTSchema,
  findBreakingChanges,
  findDangerousChanges,
  isObjectType,
  parse,
  valueFromASTUntyped,
  visit,
} from 'graphql';

/** How a deprecation says until when what it stands on is kept. */
const REMOVAL = /\bRemoval (\d{4}-\d{2}-\d{2})\b/;
/** Each may all that those after it in the list may. */
const RANKED_ROLES = ['ADMIN', 'MERCHANDISER', 'ANALYST'];

/**
 * What became of a schema's promises: `breaking` breaks clients that kept to the released schema, `dangerous` may surprise them. What
 * was released as deprecated until a day that has passed may change or go.
 * @param {{ released: string, current: string, today: string }} asked Two schemas as text; a day as YYYY-MM-DD.
 * @returns {{ breaking: string[], dangerous: string[] }} A sentence each.
 */
export function schemaChanges({ released, current, today }) {
  const before = withoutWhatIsDue(parse(released), today);
  const after = parse(current);
  const schemas = [reachable(before), reachable(after)];
  return {
    breaking: [...findBreakingChanges(...schemas).map(said), ...tightened(before, after)],
    dangerous: findDangerousChanges(...schemas).map(said),
  };
}

/**
 * Deprecations that do not say until when.
 * @param {string} schema
 * @returns {string[]} Where they stand.
 */
export function undatedDeprecations(schema) {
  const undated = [];
  visit(parse(schema), {
    enter: (node, _key, _parent, _path, ancestors) => {
      if (removalOf(node) === null) undated.push([...ancestors, node].flatMap(nameOf).join('.'));
    },
  });
  return undated;
}

const said = ({ description }) => description;

const nameOf = (node) => (!Array.isArray(node) && node.name?.kind === Kind.NAME ? [node.name.value] : []);

/** The day until which a node is kept; null where its deprecation says none; undefined where it is not deprecated. */
function removalOf(node) {
  const reason = argumentOf(node, 'deprecated', 'reason');
  if (reason === undefined) return undefined;
  const [, day] = REMOVAL.exec(String(reason)) ?? [];
  return day === undefined || Number.isNaN(Date.parse(day)) ? null : day;
}

/** The value of a directive's argument; null where that is not given, undefined without the directive. */
function argumentOf(node, directive, argument) {
  const used = node.directives?.find(({ name }) => name.value === directive);
  if (used === undefined) return undefined;
  const given = used.arguments.find(({ name }) => name.value === argument);
  return given === undefined ? null : valueFromASTUntyped(given.value);
}

function withoutWhatIsDue(document, today) {
  return visit(document, {
    enter: (node) => {
      const day = removalOf(node);
      return typeof day === 'string' && day <= today ? null : undefined;
    },
  });
}

/** Without types that no operation can meet any more; an object that implements an interface may be met by that. */
function reachable(document) {
  const whole = buildASTSchema(document, { assumeValid: true });
  const types = Object.values(whole.getTypeMap()).filter(
    (type) => isObjectType(type) && type.getInterfaces().length > 0,
  );
  return new GraphQLSchema({
    query: whole.getQueryType(),
    mutation: whole.getMutationType(),
    subscription: whole.getSubscriptionType(),
    directives: whole.getDirectives(),
    types,
    assumeValid: true,
  });
}

/** What graphql-js does not look at: who may ask for a field, and inputs of which only one may be given. */
function tightened(before, after) {
  const now = placesOf(after);
  return [...placesOf(before)].flatMap(([place, was]) => {
    const is = now.get(place);
    if (is === undefined) return [];
    return [
      ...(mayFewer(was.role, is.role) ? [`${place} requires ${is.role}, and required ${was.role ?? 'no role'}.`] : []),
      ...(is.oneOf && !was.oneOf ? [`${place} takes one of its fields only, and took several.`] : []),
    ];
  });
}

/** Types and fields by name, with what their directives ask. */
function placesOf(document) {
  const places = new Map();
  for (const type of document.definitions) {
    if (type.name === undefined) continue;
    const typeRole = argumentOf(type, 'auth', 'requires');
    const oneOf = type.directives?.some(({ name }) => name.value === 'oneOf') ?? false;
    places.set(type.name.value, { role: typeRole, oneOf });
    for (const field of type.fields ?? []) {
      const role = argumentOf(field, 'auth', 'requires') ?? typeRole;
      places.set(`${type.name.value}.${field.name.value}`, { role, oneOf: false });
    }
  }
  return places;
}

function mayFewer(was, is) {
  if (is === undefined || is === was) return false;
  const [wasAt, isAt] = [RANKED_ROLES.indexOf(was), RANKED_ROLES.indexOf(is)];
  return wasAt < 0 || isAt < 0 || isAt < wasAt;
}
