import { type Adapter, createShareLinks, parseStrictly, type Runtime, type ShareLinks } from '@sharelink/core'
import type * as z from 'zod'
import { closestSet, type Given, missingFrom } from './missing-settings.ts'
import { invalidSetting, type Naming, settingError } from './setting-error.ts'

/** A schema for every setting of a factory: one that the factory gains does not compile until it is here. */
export type SettingTypes<Settings> = { readonly [S in keyof Settings]-?: z.ZodType<Settings[S]> }

/** The settings that there are, of whichever member of a union. */
type SettingOf<Settings> = Settings extends unknown ? keyof Settings & string : never

/** Parsed settings, ready to become a client of any runtime. */
export type Connect = (runtime: Runtime) => ShareLinks

/** What makes a provider usable by name. Adding a provider is writing one of these and one line in `PROVIDERS`. */
export type ProviderDefinition<Settings, State> = {
  provider: string
  /** Which settings there are, and of which type; what else holds for their values is the factory's to say. */
  settings: z.ZodType<Settings>
  /** Which setting each environment variable gives. Several providers may share a variable. */
  variables: Readonly<Record<string, SettingOf<Settings>>>
  /** Sets of settings; one of them must be complete. */
  sufficient: readonly (readonly SettingOf<Settings>[])[]
  /** Stands in for what planning can do without: origins and masked credentials. */
  sample: Readonly<{ [S in SettingOf<Settings>]?: string }>
  create: (settings: Settings) => Adapter<State>
}

/** An entry of the table: a definition with the types of its settings and state closed over. */
export type Provider<Settings> = {
  readonly settings: z.ZodType<Settings>
  readonly variables: Readonly<Record<string, string>>
  readonly sufficient: readonly (readonly string[])[]
  /** Parses settings strictly. Throws `invalid-request` that names the setting and never its value. */
  readonly prepare: (given: Given, naming?: Naming) => Connect
  /** The same for planning alone, where nothing need be given. */
  readonly preparePlan: (given: Given, naming?: Naming) => Connect
}

function checkComplete(
  provider: string,
  given: Given,
  sufficient: Provider<never>['sufficient'],
  naming: Naming,
): void {
  const [missing] = missingFrom(given, closestSet(given, sufficient))
  if (missing === undefined) return
  const sets = sufficient.map((names) => names.map(naming).join(' and '))
  throw invalidSetting(provider, naming(missing), 'is missing', `Give ${sets.join(', or ')}.`)
}

/** Makes an entry of the table. */
export function defineProvider<Settings, State>(definition: ProviderDefinition<Settings, State>): Provider<Settings> {
  const { provider, settings, variables, sufficient, create } = definition
  const sample: Given = { ...definition.sample }
  const prepare = (given: Given, naming: Naming = (setting) => setting): Connect => {
    checkComplete(provider, given, sufficient, naming)
    try {
      const adapter = create(parseStrictly(provider, settings, given))
      return (runtime) => createShareLinks(adapter, runtime)
    } catch (error) {
      throw settingError(error, naming)
    }
  }
  const preparePlan = (given: Given, naming?: Naming): Connect => {
    const missing = missingFrom(given, closestSet(given, sufficient))
    return prepare({ ...given, ...Object.fromEntries(missing.map((name) => [name, sample[name]])) }, naming)
  }
  return { settings, variables, sufficient, prepare, preparePlan }
}
