declare const brand: unique symbol

/** A type that no other of the same shape can stand in for: `Brand<string, 'ItemId'>`. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name }
