/** Memory of a WebAssembly module that threads share. */
export interface SharedMemory {
  readonly buffer: SharedArrayBuffer;
}

type Exports = Readonly<Record<string, unknown>>;

/** What is used of WebAssembly: TypeScript has its types only among a browser's. */
interface WebAssemblyApi {
  readonly Memory: new (size: { initial: number; maximum: number; shared: true }) => SharedMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: Readonly<Record<string, Exports>>) => { readonly exports: Exports };
}

const { Memory, Module, Instance } = (globalThis as unknown as { readonly WebAssembly: WebAssemblyApi }).WebAssembly;

/** Zeros; `pages` of 64 KiB, at most 65,536. */
export function shareMemory(pages: number): SharedMemory {
  return new Memory({ initial: pages, maximum: pages, shared: true });
}

export function compile(bytes: Uint8Array): object {
  return new Module(bytes);
}

/** The exports of a module over a memory that it imports as `space.memory`. */
export function instantiate(module: object, memory: SharedMemory): Exports {
  return new Instance(module, { space: { memory } }).exports;
}
