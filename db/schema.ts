// The whole model, a file for each subject. Instants are UTC milliseconds. Nothing that a clock could make wrong is stored:
// no state, no count, no "first live".

export * from './schema/staff'
export * from './schema/factors'
export * from './schema/entries'
export * from './schema/releases'
export * from './schema/review'
export * from './schema/notices'
export * from './schema/addresses'
export * from './schema/terms'
export * from './schema/media'
export * from './schema/imports'
export * from './schema/record'
export * from './schema/installation'
export * from './schema/consents'
export * from './schema/help'
export * from './schema/translating'
