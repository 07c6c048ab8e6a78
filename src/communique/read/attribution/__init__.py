"""Who says what: attributions, their quotations, and the links they make.

quotations   what stands between quotation marks, over sentences and paragraphs
building     attributions from tokens
phrases      the words of a source, the stretches of a content
parenthesis  "..., X said": a source set into what it says
verbs        "X said that ...", "..., said X", "was revealed by X"
nouns        "X's claim that ..."
relays       "told X", "in a statement carried by X"
phrasal      "according to X", "citing X"
labels       "MR. PRICE: ..." in a transcript
continuation the sentences that go on with a quotation
nesting      which attribution stands in which
naming       whom "it" and "the report" mean
links        an attribution as a link of a source chain
"""
