/** Words of the probe message, as a small British firm writes them. */
export const en = {
  tag: 'en-GB',
  currency: 'GBP',

  number: 'Q{year}-{serial}',
  subject: 'Quote {number} for {purpose}',
  greeting: 'Hello,',
  introduction: 'As agreed, please find below our quote {number} of {date} for {purpose}.',
  item: 'Description',
  amount: 'Net amount',
  multiple: '{item} ({quantity}\u00a0×\u00a0{unitPrice})',
  net: 'Net total',
  vat: 'VAT at {percent}',
  total: 'Total including VAT',
  validity: 'These prices hold until {validUntil}.',
  approval:
    'If the quote suits you, please reply to this message to approve it, and we will take care of the rest. If you would like something changed, just tell us in your reply.',
  practiceSender: 'Your firm',
  closing: 'Kind regards,',

  trades: {
    cottage: {
      purpose: 'your stay at the cottage',
      items: ['Night at the cottage', 'End-of-stay cleaning', 'Bed linen and towels, per person'],
    },
    plumbing: {
      purpose: 'the repair of your water heater',
      items: ['Thermostat and heating element', 'Descaling of the tank', 'Labour, per hour'],
    },
    website: {
      purpose: 'the upkeep of your website',
      items: ['Updates and backups, per month', 'New contact page', 'Quarterly report'],
    },
    printing: {
      purpose: 'your printed stationery',
      items: ['Business cards, pack of 250', 'Letterheads, pack of 500', 'Layout and proof'],
    },
  },
}
