extension Templates {
    private typealias Say = Words.Page

    /// A day of one channel.
    static let strip = """
        <svg class="strip day" viewBox="0 0 1440 38" preserveAspectRatio="none" role="img" aria-label="{{stripText}}">\
        {{#paths}}<path class="{{pathClass}}" d="{{outline}}"/>{{/paths}}</svg>
        {{#stripCaption}}<p class="strip-says">{{>prose}}</p>{{/stripCaption}}
        """

    static let slices = """
        <div class="stretch"><h3>{{sliceTitle}}</h3>
        <svg class="strip" viewBox="0 0 1440 38" preserveAspectRatio="none" role="img" aria-label="{{sliceTitle}}">\
        {{#paths}}<path class="{{pathClass}}" d="{{outline}}"/>{{/paths}}</svg>
        <p class="strip-says">{{sliceText}}</p>
        <p class="axis" aria-hidden="true">{{#sliceTicks}}<span>{{.}}</span>{{/sliceTicks}}</p></div>
        """

    /// The runs of one journey, a row for each step.
    static let heat = """
        <div class="heat"><h3>{{heatTitle}} <small>{{#heatSpan}}{{>prose}}{{/heatSpan}}</small></h3>
        <ol>{{#heatRows}}<li><span class="heat-step">{{rowName}}</span>\
        <svg class="heat-row" viewBox="0 0 960 20" preserveAspectRatio="none" role="img" aria-label="{{rowText}}">\
        {{#paths}}<path class="{{pathClass}}" d="{{outline}}"/>{{/paths}}</svg>\
        {{#rowNote}}<span class="heat-note">{{.}}</span>{{/rowNote}}</li>
        {{/heatRows}}</ol></div>
        """

    /// The latency of one journey.
    static let spread = """
        <div class="spread"><h3>{{spreadTitle}}</h3>
        <p class="spread-most" aria-hidden="true">{{spreadMost}}</p>
        <svg class="spread-plot" viewBox="0 0 960 120" preserveAspectRatio="none" role="img" aria-label="{{spreadTitle}}">\
        {{#paths}}<path class="{{pathClass}}" d="{{outline}}"/>{{/paths}}</svg>
        <p class="axis" aria-hidden="true"><span>{{#spreadStart}}{{>stamp}}{{/spreadStart}}</span><span>\(Say.now)</span></p>
        <p class="strip-says">{{#spreadText}}{{>prose}}{{/spreadText}}</p></div>
        """
}
