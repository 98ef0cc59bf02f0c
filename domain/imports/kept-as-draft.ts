/** The log keeps this sentence, so it has no name. */
export const keptAsDraft =
  'It is about people at risk, or shows them. It stays a draft until consents are recorded here and a second person has looked at it.'
