/** The main language of the site as it is stored, for the question that every request asks: it is known without another one. */
export const mainLanguageOf = `(select value from settings where key = 'mainLanguage')`
