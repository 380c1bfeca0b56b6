import type { QuoteWords } from './compose.ts'

/** A quote such as a small firm sends. No customer's name, no link, nothing advertised. */
export const en: QuoteWords = {
  subject: 'Quote {number} for replacing your water heater',
  greeting: 'Hello,',
  introduction:
    'Following our visit, here is quote {number} of {date} for replacing your water heater. It covers the removal of the old appliance, the supply and fitting of the new one, and putting it into service.',
  label: 'Description',
  quantity: 'Quantity',
  unitPrice: 'Unit price',
  amount: 'Amount',
  lines: {
    heater: 'Electric water heater, 200 litres',
    fittings: 'Safety valve and fittings',
    removal: 'Removal and disposal of the old appliance',
    labour: 'Fitting and putting into service, in hours',
  },
  net: 'Total before VAT',
  tax: 'VAT at {rate}',
  total: 'Total',
  separator: ': ',
  conditions:
    'This quote is valid until {validUntil}. The work takes half a day, and we can plan it within two weeks of your answer. The appliance has a five-year warranty, the fitting two years.',
  approval:
    'If it suits you, simply reply to this message with the word “Approved” and the date. If you have a question, or would like to change a line, reply in the same way and we will call you back during the day.',
  closing: 'Kind regards,',
  signature: 'The quotes team',
}
