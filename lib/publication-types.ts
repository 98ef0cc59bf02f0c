export const publicationTypes = ['report', 'newsletter', 'guide', 'brief', 'agreement', 'dataset'] as const
export type PublicationType = (typeof publicationTypes)[number]
