import { createEmulatorCore } from './emulator.ts'
import type { Emulator, EmulatorOptions } from './emulator.ts'
import { originsOf } from './origins.ts'

/** Every provider's server in this process, without sockets: call `handle`. */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  return createEmulatorCore(
    options,
    originsOf((name) => `http://${name}.emulator.test`),
  ).emulator
}
