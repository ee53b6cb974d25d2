/** The ids of a path below /graph, decoded; `permission` is empty where the path has none. */
export type Ids = { readonly drive: string; readonly item: string; readonly permission: string }
