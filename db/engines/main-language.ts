/** Read with the public version, so that it needs no query of its own. */
export const mainLanguageOf = `(select value from settings where key = 'mainLanguage')`
