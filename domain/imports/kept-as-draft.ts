/** The sentence that the report of an import says of a text that the gate for people at risk holds back. It is kept, so it says no name. */
export const keptAsDraft =
  'It is about people at risk, or shows them. It stays a draft until consents are recorded here and a second person has looked at it.'
