/** All that the widget itself says. Medical text comes from the bot only. */

export type Address = 'u' | 'je';

export function textsFor(address: Address) {
  const u = address === 'u';
  const you = u ? 'u' : 'je';
  const your = u ? 'uw' : 'je';
  const Your = u ? 'Uw' : 'Je';
  return {
    title: 'Klachtwijzer',
    launcher: 'Stel een vraag',
    subtitle: 'Chatbot, geen arts',
    close: 'Chat sluiten',
    more: 'Menu',
    copy: 'Gesprek kopiëren',
    print: 'Gesprek printen',
    save: 'Gesprek opslaan',
    fresh: 'Nieuw gesprek',
    copied: 'Het gesprek is gekopieerd.',
    notCopied: 'Kopiëren lukt niet in deze browser.',
    clearQuestion: u ? 'Wilt u dit gesprek wissen?' : 'Wil je dit gesprek wissen?',
    clearExplained: `${Your} vragen en de antwoorden worden hier en op de server verwijderd.`,
    clearYes: 'Ja, wissen',
    clearNo: 'Nee, terug',
    cleared: 'Het gesprek is gewist.',
    clearedLater: 'Het gesprek is hier gewist. Op de server gebeurt dat zodra die weer bereikbaar is.',
    log: 'Gesprek',
    you: u ? 'U' : 'Jij',
    bot: 'Klachtwijzer',
    greeting:
      'Hallo. Ik ben een chatbot, geen mens en geen arts. Ik antwoord met wat er in gezondheidsartikelen van deze site staat, met bronnen. ' +
      'Staat het er niet in, dan zeg ik dat.',
    keeps: (days: number) =>
      `${Your} vragen en mijn antwoorden worden hooguit ${days} ${days === 1 ? 'dag' : 'dagen'} bewaard. ` +
      `Met ‘Nieuw gesprek’ ${u ? 'wist u' : 'wis je'} ze meteen.`,
    noNames: `Typ geen naam of andere persoonlijke gegevens.`,
    examplesTitle: 'Bijvoorbeeld:',
    examples: ['Helpt magnesium bij migraine?', 'Welke vorm van magnesium is goed voor de hersenen?', 'Is magnesium goed voor het geheugen?'],
    input: `${Your} vraag`,
    placeholder: `Typ ${your} vraag`,
    send: 'Versturen',
    left: (count: number) => `Nog ${count} ${count === 1 ? 'teken' : 'tekens'}`,
    tooLong: (count: number) =>
      `${count} ${count === 1 ? 'teken' : 'tekens'} te veel. Maak ${your} bericht korter. Is er nu gevaar? Bel 112. Denk${u ? 't u' : ' je'} aan zelfdoding? Bel 113.`,
    disclaimer: 'Algemene informatie, geen medisch advies.',
    disclaimerMore: `Bij klachten: bel ${your} huisarts.`,
    searching: 'Even zoeken',
    waiting: 'Nog niet verzonden',
    offline: `${u ? 'U bent' : 'Je bent'} offline. ${Your} vraag blijft bewaard en wordt verstuurd zodra ${you} weer internet ${u ? 'heeft' : 'hebt'}.`,
    unreachable: `De Klachtwijzer is even niet bereikbaar. ${Your} vraag blijft bewaard en wordt vanzelf verstuurd.`,
    slow: 'Het antwoord duurt langer dan anders. Even geduld.',
    retry: 'Nu proberen',
    back: 'De verbinding is er weer.',
    refused: 'Dit bericht is niet verstuurd.',
    again: 'Opnieuw sturen',
    afresh: 'Het vorige gesprek was afgelopen. Dit is een nieuw gesprek: ik weet niet meer wat erboven staat.',
    emergencyTitle: 'Direct hulp nodig?',
    emergencyClose: 'Melding sluiten',
    call: 'Bel',
    visit: 'Ga naar',
    source: (number: number) => `Bron [${number}]`,
    sources: 'Bronnen',
    noReference: 'Het artikel geeft bij dit nummer geen bron.',
    backToText: (number: number) => `Terug naar [${number}] in de tekst`,
    openSource: 'Bekijk de bron',
    article: (title: string, date: string | null, by: string | null) => `Uit het artikel ‘${title}’${date ? `, nagekeken op ${date}` : ''}${by ? ` door ${by}` : ''}`,
    suggestions: u ? 'U kunt ook vragen:' : 'Je kunt ook vragen:',
    choose: 'Kies een onderwerp:',
    useful: u ? 'Had u hier iets aan?' : 'Had je hier iets aan?',
    thumbUp: 'Ja',
    thumbDown: 'Nee',
    reason: u ? 'Wilt u zeggen waarom? (hoeft niet)' : 'Wil je zeggen waarom? (hoeft niet)',
    reasonSend: 'Verstuur reden',
    thanks: u ? 'Dank u wel.' : 'Dank je wel.',
    rateFailed: 'Dat is niet verstuurd. Probeer het later nog eens.',
    transcript: (date: string) => `Gesprek met de Klachtwijzer, ${date}`,
  };
}

export type Texts = ReturnType<typeof textsFor>;
