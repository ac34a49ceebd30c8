import { bytesField, type Field, message, varint, varintField } from '../../onnx/protobuf.ts';

/** Numbers of one training step, by name. */
export interface ScalarPoint {
  /** Steps done. */
  readonly step: number;
  readonly scalars: Readonly<Record<string, number>>;
}

/** The event every file starts with: of this version on, a session's start is read. */
export const versionEvent = (at: Date): Buffer => event(at, 0, bytesField(3, 'brain.Event:2'));

/** A session starts at `step`: what older files say of that step and later ones is forgotten. */
export const sessionStart = (at: Date, step: number): Buffer =>
  event(at, step, bytesField(7, message(varintField(1, SESSION_START))));

const SESSION_START = 1;

/** A summary of simple values, one a scalar. */
export function scalarEvent(at: Date, { step, scalars }: ScalarPoint): Buffer {
  const values = Object.entries(scalars).map(([tag, value]) =>
    bytesField(1, message(bytesField(1, tag), floatField(2, value))),
  );
  return event(at, step, bytesField(5, message(...values)));
}

/** An `Event` (tensorflow/core/util/event.proto): wall time in seconds, step, and what happened; step 0 goes without saying. */
function event(at: Date, step: number, what: Field): Buffer {
  return message(doubleField(1, at.getTime() / 1000), ...(step === 0 ? [] : [varintField(2, step)]), what);
}

function doubleField(field: number, value: number): Field {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return message(varint((field << 3) | 1), bytes);
}

function floatField(field: number, value: number): Field {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return message(varint((field << 3) | 5), bytes);
}
